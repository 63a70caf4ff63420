// Answers for the forms that somebody chose to keep in this browser, where the line is down. It keeps nothing itself.
"use strict";

const KEPT_FOR = 14 * 24 * 3600 * 1000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => keptPage(url)));
  else if (url.pathname.startsWith("/static/")) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
  }
});

// A kept page says in its first tag when it was kept, so that it can tell the person.
async function keptPage(url) {
  const copy = await caches.match(url.origin + url.pathname);
  const at = Number(copy?.headers.get("X-Kept-At") ?? 0);
  if (!copy || Math.abs(Date.now() - at) > KEPT_FOR) return nothingKept();
  const text = (await copy.text()).replace("<html ", `<html data-kept-at="${at}" `);
  return new Response(text, { headers: copy.headers });
}

function nothingKept() {
  const body = "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">" +
    "<title>Không có mạng</title><h1>Không có mạng</h1><p>Biểu này chưa được giữ trong máy, hoặc bản giữ đã quá 14 ngày. " +
    "Hãy mở lại khi có mạng, rồi bấm “Giữ biểu này trong máy” để lần sau nhập được khi mất mạng.</p>" +
    "<p lang=\"en\">No connection, and this form is not kept here (or for longer than 14 days). Open it when the line is back.</p></html>";
  return new Response(body, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'" } });
}
