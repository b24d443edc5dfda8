"use strict";

// Keeps the board as it is now: asks for it when something happened to a ticket, and from time to time, as deadlines come nearer.
{
  const board = document.querySelector("[data-wallboard]");
  const note = board.querySelector("[data-live-note]");
  const toggle = board.querySelector("[data-live-toggle]");
  const signIn = board.querySelector("[data-sign-in]");
  const screen = board.querySelector("[data-full-screen]");
  const atMostEvery = 2_000;
  const atLeastEvery = 30_000;
  const wall = () => document.getElementById("wall");

  let following = true;
  let events = null;
  let timer = null;
  let asking = false;
  let askedAt = performance.now();
  let newest = 0;

  const place = (link) => [...wall().querySelectorAll("a")].filter((one) => one.href === link.href && one.className === link.className)[0];

  const say = (text, signedOut = false) => {
    if (note.textContent !== text) note.textContent = text;
    signIn.hidden = !signedOut;
    signIn.href = wall().dataset.page;
  };

  // On a wall nobody scrolls: as many rows as fit, and how many more there are.
  const fit = () => {
    const onWall = document.documentElement.classList.contains("on-wall");
    const rest = wall().querySelector("[data-rest]");
    const rows = [...wall().querySelectorAll("tbody tr")];
    rows.forEach((row) => { row.hidden = false; });
    const floor = wall().getBoundingClientRect().bottom;
    const left = onWall ? rows.slice(1).filter((row) => row.getBoundingClientRect().bottom > floor) : [];
    left.forEach((row) => { row.hidden = true; });
    const more = left.length + Number(rest.dataset.rest);
    rest.hidden = !onWall || more === 0;
    rest.textContent = more === 1 ? rest.dataset.one : rest.dataset.many.replace("{0}", more.toLocaleString(document.documentElement.lang));
  };

  // What has the focus keeps it, wherever it went.
  const show = (fresh) => {
    const focused = wall().contains(document.activeElement) ? document.activeElement : null;
    wall().replaceWith(fresh);
    fit();
    if (focused) (place(focused) ?? wall().querySelector("a"))?.focus({ preventScroll: true });
  };

  const ask = async () => {
    if (asking || document.hidden || !following) return;
    asking = true;
    askedAt = performance.now();
    try {
      const answer = await fetch(wall().dataset.page, { headers: { Accept: "text/html" } });
      if (answer.redirected || answer.status === 401 || answer.status === 403) return say(board.dataset.signedOut, true);
      if (!answer.ok) throw new Error("away");
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!following) return; // paused meanwhile
      document.getElementById("content").dataset.now = page.getElementById("content").dataset.now;
      show(page.getElementById("wall"));
      say(board.dataset.on);
      if (events.readyState === EventSource.CLOSED) listen(); // it was refused
    } catch {
      say(board.dataset.offline);
    } finally {
      asking = false;
      plan();
    }
  };

  const plan = () => {
    clearTimeout(timer);
    if (!following) return;
    const pause = newest > Number(wall().dataset.version) ? atMostEvery : atLeastEvery;
    timer = setTimeout(ask, Math.max(0, pause - (performance.now() - askedAt)));
  };

  const listen = () => {
    events = new EventSource(board.dataset.follow);
    events.addEventListener("version", (event) => {
      newest = Number(event.data);
      plan();
    });
  };

  const follow = () => {
    following = true;
    listen();
    say(board.dataset.on);
    toggle.textContent = toggle.dataset.pause;
    plan();
  };

  const pause = () => {
    following = false;
    events.close();
    clearTimeout(timer);
    say(board.dataset.off);
    toggle.textContent = toggle.dataset.resume;
  };

  // A browser without keyboard opens the address with #wall.
  const hang = () => {
    document.documentElement.classList.toggle("on-wall", Boolean(document.fullscreenElement) || location.hash === "#wall");
    screen.textContent = document.fullscreenElement ? screen.dataset.leave : screen.dataset.enter;
    fit();
  };

  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    if (following) return pause();
    follow();
    ask();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  screen.hidden = !document.fullscreenEnabled;
  screen.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
  document.addEventListener("fullscreenchange", hang);
  addEventListener("hashchange", hang);
  addEventListener("resize", fit);
  hang();
  follow();
}
