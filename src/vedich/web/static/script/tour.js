// The tour of a role: one step at a time beside the page, which stays usable. Escape ends it, arrows lead on.
"use strict";

const tour = document.getElementById("tour");
const steps = tour ? [...tour.querySelectorAll("li")] : [];
let at = 0;

const placeOf = (name) =>
  document.getElementById(`tour-${name}`) ?? document.querySelector(`[data-place="${name}"]`);

function pointAt(name) {
  document.querySelectorAll(".toured").forEach((one) => one.classList.remove("toured"));
  const place = name ? placeOf(name) : null;
  if (!place) return;
  place.classList.add("toured");
  place.scrollIntoView({ block: "center", inline: "center" });
}

function show(next) {
  at = Math.min(Math.max(next, 0), steps.length - 1);
  const [step, count] = [steps[at], document.getElementById("tour-at")];
  count.textContent = count.dataset.words.replace("#", at + 1);
  document.getElementById("tour-title").textContent = step.dataset.title;
  document.getElementById("tour-told").textContent = step.textContent;
  const more = tour.querySelector("[data-tour=next]");
  more.textContent = at === steps.length - 1 ? more.dataset.last : more.dataset.more;
  tour.querySelector("[data-tour=back]").disabled = at === 0;
  pointAt(step.dataset.at);
  // Whoever hears the page hears the step: its title takes the focus.
  document.getElementById("tour-title").focus({ preventScroll: true });
}

function finish() {
  tour.hidden = true;
  pointAt("");
  document.getElementById("main").focus({ preventScroll: true });
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  fetch(tour.dataset.seen, { method: "POST", headers: { "X-CSRFToken": token, "HX-Request": "true" } }).catch(() => {});
}

if (steps.length) {
  tour.hidden = false;
  tour.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-tour]")?.dataset.tour;
    if (pressed === "close" || (pressed === "next" && at === steps.length - 1)) finish();
    else if (pressed === "next") show(at + 1);
    else if (pressed === "back") show(at - 1);
  });
  document.addEventListener("keydown", (event) => {
    if (tour.hidden) return;
    if (event.key === "Escape") finish();
    if (!tour.contains(document.activeElement)) return;
    if (event.key === "ArrowRight") {
      if (at < steps.length - 1) show(at + 1);
    } else if (event.key === "ArrowLeft") show(at - 1);
  });
  show(0);
}
