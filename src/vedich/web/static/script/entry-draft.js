// What is typed into a report goes to the server a moment later, and stays in this browser until it is there.
"use strict";

const entryForm = document.getElementById("entry");
const entryDraft = entryForm && (() => {
  const name = `vedich-entry:${entryForm.dataset.account}:${entryForm.dataset.report}`;
  const told = document.getElementById("entry-state");
  const listeners = [];
  // Typed, and not known to be on the server yet: cells as [text, what stood there], notes as text.
  let waiting = JSON.parse(localStorage.getItem(name) || "{}");
  // What the page before this one sent after this one was asked for: the server may have made this one without it.
  const sentName = name.replace("vedich-entry:", "vedich-entry-sent:");
  const late = JSON.parse(sessionStorage.getItem(sentName) || "null");
  if (late && late.at > performance.timeOrigin) waiting = { ...late.cells, ...waiting };
  sessionStorage.removeItem(sentName);
  let sending = null;
  let timer = 0;

  const hold = () => {
    try {
      if (Object.keys({ ...sending, ...waiting }).length) localStorage.setItem(name, JSON.stringify({ ...sending, ...waiting }));
      else localStorage.removeItem(name);
    } catch { /* A full or closed storage: the server still has the draft. */ }
  };
  const noteSent = (cells) => {
    try { sessionStorage.setItem(sentName, JSON.stringify({ at: Date.now(), cells })); } catch { /* The server has it. */ }
  };
  const state = (words, grave = false) => {
    told.textContent = words;
    told.classList.toggle("grave", grave);
  };
  async function flush() {
    clearTimeout(timer);
    if (sending || !Object.keys(waiting).length) return;
    sending = waiting;
    waiting = {};
    const body = new URLSearchParams({ typed: JSON.stringify(sending), vintage: entryForm.elements.vintage.value });
    const token = entryForm.elements.csrfmiddlewaretoken.value;
    let retry = true;
    try {
      const answer = await fetch(entryForm.dataset.draft, { method: "POST", body, headers: { "X-CSRFToken": token, "HX-Request": "true" } });
      if (answer.ok) {
        const kept = await answer.json();
        noteSent(sending);
        sending = null;
        retry = false;
        for (const listener of listeners) listener(kept);
        summary(kept);
      } else if (answer.status === 422) {
        state((await answer.json()).said, true);
        sending = null;
        retry = false;
      } else if (answer.status === 401 || answer.status === 403) {
        state(say("Phiên làm việc đã hết. Những gì gõ vẫn còn trong máy này: tải lại trang, đăng nhập rồi làm tiếp.",
                  "The session has ended. What you typed is kept here: load the page again, sign in and go on."), true);
      } else if (answer.status === 409 || answer.status === 404) {
        state(say("Báo cáo đã khóa. Những gì gõ vẫn còn trong máy này.", "The report is locked. What you typed is kept here."), true);
      } else throw new Error(String(answer.status));
    } catch {
      state(say("Mất kết nối. Những gì gõ được giữ trong máy này và sẽ tự gửi khi có mạng.",
                "No connection. What you type is kept here and goes out by itself when it is back."), true);
    }
    if (sending) { waiting = { ...sending, ...waiting }; sending = null; }
    hold();
    if (Object.keys(waiting).length) timer = setTimeout(flush, retry ? 5000 : 0);
  }
  const some = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;
  function summary(kept) {
    const parts = [say(`Đã giữ trên máy chủ. Đã điền ${kept.filled} dòng.`, `Kept on the server. ${some(kept.filled, "line")} filled in.`)];
    if (kept.faults) parts.push(say(`${kept.faults} ô chưa đúng.`, `${some(kept.faults, "cell")} to mend.`));
    if (kept.asks) parts.push(say(`${kept.asks} dòng cần lý do.`, `${some(kept.asks, "line")} ${kept.asks === 1 ? "wants" : "want"} a reason.`));
    if (kept.clashes) parts.push(say("Có ô người khác vừa sửa: tải lại trang để chọn.", "Somebody changed a cell meanwhile: load the page again to choose."));
    if (kept.gone) parts.push(say("Biểu đã đổi: tải lại trang để xem số nào không còn ô.", "The form has changed: load the page again to see which figures have no cell any more."));
    state(parts.join(" "), kept.faults > 0 || kept.clashes > 0);
  }
  window.addEventListener("online", flush);
  return {
    held: () => ({ ...waiting }),
    put(changes) {
      Object.assign(waiting, changes);
      hold();
      clearTimeout(timer);
      timer = setTimeout(flush, 400);
    },
    onKept: (listener) => listeners.push(listener),
    flush,
    // The form itself takes along what is still waiting; the page after it shows what the server has.
    all: () => ({ ...sending, ...waiting }),
    clear: () => localStorage.removeItem(name),
  };
})();

if (entryDraft) {
  entryForm.addEventListener("submit", () => {
    for (const old of entryForm.querySelectorAll("input[name=typed]")) old.remove();
    if (!entryForm.dataset.grid) return;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "typed" });
    field.value = JSON.stringify(entryDraft.all());
    entryForm.append(field);
  });
}
