// A form that may be filled in without a connection: kept in this browser by choice, sent when the line is back.
"use strict";

const offlineBox = document.getElementById("offline");
if (offlineBox && entryDraft) startOffline();

function startOffline() {
  const shelf = `vedich-offline:${entryForm.dataset.account}`;
  const here = location.origin + location.pathname;
  const keptAt = Number(document.documentElement.dataset.keptAt ?? 0);
  const [keep, drop, told] = ["[data-keep-form]", "[data-drop-form]", "[role=status]"].map((each) => offlineBox.querySelector(each));
  const moment = (at) => new Date(at).toLocaleString(vietnamese ? "vi-VN" : "en-GB", { dateStyle: "short", timeStyle: "short" });

  // Only a page that came over TLS (or from this machine) may keep itself.
  if (!navigator.serviceWorker || !window.caches) return;
  offlineBox.hidden = false;

  async function keepForm() {
    await navigator.serviceWorker.register(offlineBox.dataset.worker);
    const answer = await fetch(here, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const headers = new Headers(answer.headers);
    for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
    headers.set("X-Kept-At", String(Date.now()));
    const shelved = await caches.open(shelf);
    const parts = [...document.querySelectorAll("link[href], script[src]")].map((each) => each.href || each.src);
    await shelved.addAll([...new Set(parts)]);
    await shelved.put(here, new Response(await answer.text(), { headers }));
    await navigator.serviceWorker.ready;
  }
  async function show() {
    const copy = await (await caches.open(shelf)).match(here);
    drop.hidden = !copy;
    keep.hidden = Boolean(copy);
    if (keptAt) {
      told.textContent = say(`Không có mạng. Đây là biểu giữ trong máy lúc ${moment(keptAt)}. Cứ nhập; số được giữ trong máy này và tự gửi khi có mạng, rồi bạn bấm Lưu.`,
        `No connection. This form was kept here at ${moment(keptAt)}. Go on: what you type stays here and is sent when the line is back; then press Save.`);
    } else {
      told.textContent = copy
        ? say(`Đã giữ trong máy lúc ${moment(Number(copy.headers.get("X-Kept-At")))}: mất mạng vẫn mở và nhập được.`,
              `Kept here at ${moment(Number(copy.headers.get("X-Kept-At")))}: it opens and takes figures without a connection.`)
        : "";
    }
    offlineBox.dataset.ready = "yes";
  }
  const failed = () => { told.textContent = say("Chưa giữ được biểu. Hãy kiểm tra mạng rồi bấm lại.", "The form could not be kept. Check the connection and press again."); };

  keep.addEventListener("click", () => { keep.disabled = true; (beingKept = keepForm()).then(show, failed).finally(() => { keep.disabled = false; }); });
  drop.addEventListener("click", async () => { await (await caches.open(shelf)).delete(here); show(); });
  // A copy is renewed whenever the form is opened with a connection.
  caches.open(shelf).then((shelved) => shelved.match(here)).then((copy) => (copy && !keptAt ? (beingKept = keepForm()).catch(() => {}) : null)).then(show);

  // Nothing is sent blindly into a line that is down: what is typed is kept, and a sentence says so.
  document.addEventListener("submit", (event) => {
    if ((navigator.onLine && !keptAt) || event.target === leaving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    tell(say("Chưa có mạng nên chưa lưu được. Số đã gõ được giữ trong máy này; khi có mạng trang tự tải lại, rồi bạn bấm Lưu.",
             "No connection, so nothing is saved yet. What you typed stays in this browser; the page loads again when the line is back."));
  }, true);
  // With a line again the page comes anew, with what others wrote meanwhile; what was typed goes along.
  const back = async () => {
    await entryDraft.flush();
    const answer = await fetch(here, { redirect: "manual", cache: "no-store" }).catch(() => null);
    if (answer) location.reload();
  };
  if (keptAt) {
    window.addEventListener("online", back);
    setInterval(() => fetch(entryForm.dataset.alive, { cache: "no-store" }).then(back, () => {}), 15000);
  }
}
