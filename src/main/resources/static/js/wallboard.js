"use strict";

// Keeps the board as it is now: asks for it when something happened to a ticket, and from time to time, as deadlines come nearer.
{
  const board = document.querySelector("[data-wallboard]");
  const note = board.querySelector("[data-live-note]");
  const toggle = board.querySelector("[data-live-toggle]");
  const atMostEvery = 2_000;
  const atLeastEvery = 30_000;
  const wall = () => document.getElementById("wall");

  let events = null;
  let timer = null;
  let asking = false;
  let askedAt = performance.now();
  let newest = 0;

  const place = (link) => [...wall().querySelectorAll("a")].filter((one) => one.href === link.href && one.className === link.className)[0];

  // What has the focus keeps it, wherever it went.
  const show = (fresh) => {
    const focused = wall().contains(document.activeElement) ? document.activeElement : null;
    wall().replaceWith(fresh);
    if (focused) (place(focused) ?? wall().querySelector("a"))?.focus({ preventScroll: true });
  };

  const ask = async () => {
    if (asking || document.hidden || !events) return;
    asking = true;
    askedAt = performance.now();
    try {
      const answer = await fetch(wall().dataset.page, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) throw new Error("signed out or away");
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!events) return; // paused meanwhile
      document.getElementById("content").dataset.now = page.getElementById("content").dataset.now;
      show(page.getElementById("wall"));
      note.textContent = board.dataset.on;
    } catch {
      note.textContent = board.dataset.offline;
    } finally {
      asking = false;
      plan();
    }
  };

  const plan = () => {
    clearTimeout(timer);
    if (!events) return;
    const pause = newest > Number(wall().dataset.version) ? atMostEvery : atLeastEvery;
    timer = setTimeout(ask, Math.max(0, pause - (performance.now() - askedAt)));
  };

  const follow = () => {
    events = new EventSource(board.dataset.follow);
    events.addEventListener("version", (event) => {
      newest = Number(event.data);
      plan();
    });
    note.textContent = board.dataset.on;
    toggle.textContent = toggle.dataset.pause;
    plan();
  };

  const pause = () => {
    events.close();
    events = null;
    clearTimeout(timer);
    note.textContent = board.dataset.off;
    toggle.textContent = toggle.dataset.resume;
  };

  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    if (events) return pause();
    follow();
    ask();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  follow();
}
