// What a page gains with a script; it is complete without one.
// Focus goes to the summary of errors, so that a reader hears it first; a form is sent once.
(function () {
  "use strict";
  var errors = document.getElementById("errors");
  if (errors) errors.focus();
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  // A page that comes back from the history may be sent again.
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form").forEach(function (form) { delete form.dataset.sent; });
  });
})();
