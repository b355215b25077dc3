// Before the terminal begins: where its session is, what a page that it opens learns, and the font that cells are measured by.
"use strict";

const begin = window.onload;
const openWindow = window.open.bind(window);

// A page that is opened from here gets neither a hold on this one nor its address, which has the token.
window.open = (address) => {
  if (address === undefined) return openWindow();
  return /^https?:\/\//i.test(address) ? openWindow(address, "_blank", "noopener,noreferrer") : null;
};

window.onload = async (event) => {
  const terminal = document.querySelector("#terminal");
  const session = new URL("session", window.location.href);
  session.protocol = session.protocol === "https:" ? "wss:" : "ws:";
  terminal.dataset.sessionWebsocketUrl = session.href;
  document.querySelector("#ended button").onclick = () => window.location.reload();
  const faces = ["", "bold ", "italic ", "italic bold "].map((face) => `${face}15px "Roboto Mono"`);
  await Promise.allSettled(faces.map((face) => document.fonts.load(face)));
  begin.call(window, event);
  document.querySelector(".xterm-helper-textarea")?.focus();
};
