// Review by keyboard alone: keys press the very buttons that a mouse would, and the mark of the line that one is
// at moves on both sides. Without this file every button works as a form.
"use strict";

// The checker puts its desk into the page when a draft was read.
const found = () => document.querySelector("[data-review]");
let desk = found();
const announced = document.querySelector("[data-told]") ?? document.createElement("p");
let at = null; // the key of the current line: its element is replaced whenever it is decided

const lines = () => [...desk.querySelectorAll("article[data-item]")];
const lineOf = (key) => key && document.getElementById(key);
const marksOf = (key) => desk.querySelectorAll(`[data-items~="${CSS.escape(key)}"]`);

function goTo(line, focus = true) {
  if (!line) return;
  lineOf(at)?.classList.remove("current");
  if (at) marksOf(at).forEach((mark) => mark.classList.remove("current"));
  at = line.dataset.item;
  line.classList.add("current");
  if (focus) line.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
  const marks = marksOf(at);
  marks.forEach((mark) => mark.classList.add("current"));
  marks[0]?.scrollIntoView({ block: "center", inline: "nearest" });
  // Both panes scroll by themselves; the page stays where the two are seen.
  desk.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = lines();
  const place = all.indexOf(lineOf(at));
  goTo(all[Math.min(all.length - 1, Math.max(0, place + by))]);
}

function nextOpen() {
  const all = lines();
  const place = all.indexOf(lineOf(at));
  const order = [...all.slice(place + 1), ...all.slice(0, place + 1)];
  const open = order.find((line) => line.dataset.state === "open" && !line.dataset.sent);
  if (open) goTo(open);
  else announced.textContent = say("Không còn dòng nào chưa quyết.", "No line is open any more.");
}

function press(key) {
  const line = lineOf(at);
  const button = line?.querySelector(`[data-key="${key}"]`);
  if (!button) {
    if (key === "a") announced.textContent = line?.querySelector(".why")?.textContent ?? "";
    return;
  }
  button.click();
  if (key === "e" || key === "u") return;
  line.dataset.sent = "yes";
  nextOpen();
}

// What a line says of itself is shown on its words as well.
function paint(line) {
  for (const mark of marksOf(line.dataset.item)) {
    mark.classList.remove("open", "accepted", "corrected", "rejected", "committed");
    mark.classList.add(line.dataset.state);
  }
  // Its element was replaced, and focus with it: it comes back unless the person has gone on to something else.
  if (line.dataset.item === at) goTo(line, document.activeElement === document.body);
}

if (desk || document.querySelector("[data-check]")) {
  const help = document.querySelector("[data-keys]");
  if (help) {
    help.hidden = false;
    help.addEventListener("click", () => document.getElementById("keys").showModal());
  }

  document.addEventListener("keydown", (event) => {
    if (!desk || event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const typing = event.target.closest("input, textarea, select");
    if (typing && typing.type !== "hidden") {
      if (event.key === "Escape") typing.closest("article")?.querySelector("[data-cancel]")?.click();
      return;
    }
    const moves = { j: () => step(1), k: () => step(-1), n: nextOpen, ArrowDown: null, ArrowUp: null };
    if (moves[event.key]) moves[event.key]();
    else if (/^[areu1-9]$/.test(event.key)) press(event.key);
    else if (event.key === "A") document.querySelector("[data-bulk] button:not([disabled])")?.click();
    else if (event.key === "C") document.querySelector("[data-commit] button:not([disabled])")?.focus();
    else if (event.key === "?") document.getElementById("keys")?.showModal();
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (!desk?.contains(event.target)) return;
    const mark = event.target.closest("[data-items]");
    const told = event.target.closest("[data-to-mark], [data-to-line]");
    if (mark) goTo(lineOf(mark.dataset.items.split(" ")[0]));
    else if (told) {
      event.preventDefault();
      goTo(lineOf(told.dataset.toLine ?? told.dataset.toMark));
    } else {
      const line = event.target.closest("article[data-item]");
      if (line && line.dataset.item !== at && !event.target.closest("button, a")) goTo(line);
    }
  });

  // After the settling, in which htmx puts the attributes of what was there back for a moment.
  document.addEventListener("htmx:afterSettle", (event) => {
    desk = found();
    const line = event.target.closest?.("article[data-item]");
    if (line && event.target === line) {
      paint(line);
      const field = line.querySelector("[autofocus]");
      if (field) { field.focus(); field.select?.(); }
      const trouble = line.querySelector("[role=alert]");
      if (trouble) announced.textContent = trouble.textContent;
    } else if (event.target.closest?.("#proposals") && event.detail.target?.id === "proposals") {
      lines().forEach(paint);
      announced.textContent = document.querySelector("#proposals .note")?.textContent ?? "";
      if (lineOf(at)?.dataset.state === "open") goTo(lineOf(at));
      else nextOpen();
    }
  });
  // Answers may overtake each other: a count that knows fewer decisions than the one shown comes too late.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    if (event.detail.target.id !== "review-bar") return;
    const comes = event.detail.fragment.querySelector?.("#review-bar") ?? event.detail.fragment;
    if (Number(comes.dataset?.decisions) < Number(event.detail.target.dataset.decisions)) event.detail.shouldSwap = false;
  });
  // A line that the server did not take is open again.
  document.addEventListener("htmx:responseError", (event) => delete event.target.closest?.("article")?.dataset.sent);
  document.addEventListener("htmx:sendError", (event) => delete event.target.closest?.("article")?.dataset.sent);

  const wanted = lineOf(location.hash.slice(1));
  if (wanted) goTo(wanted);
  else if (desk) goTo(lines().find((line) => line.dataset.state === "open") ?? lines()[0], false);
}
