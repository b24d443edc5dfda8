"use strict";

// Shows what happens to the ticket while its page is open; what the reader writes or has unfolded stays.
{
  const note = document.querySelector("[data-live-note]");
  let shown = Number(document.getElementById("head").dataset.version);
  let newest = shown;
  let asking = false;

  const unfolded = (part) => [...part.querySelectorAll("details")].map((one) => one.open);

  const written = (part) => [...part.querySelectorAll("textarea")].some((text) => text.value.trim());

  const reachable = (part) => [...part.querySelectorAll("summary, a, button")];

  const replace = (old, fresh) => {
    const open = unfolded(old);
    fresh.querySelectorAll("details").forEach((one, n) => { one.open = open[n] ?? one.open; });
    const focused = reachable(old).indexOf(document.activeElement);
    old.replaceWith(fresh);
    reachable(fresh)[focused]?.focus({ preventScroll: true });
  };

  // The diagrams themselves stay as they were drawn and moved about.
  const mark = (page) => {
    for (const diagram of document.querySelectorAll("[data-marks]")) {
      const now = page.getElementById(diagram.id)?.dataset.marks;
      if (now !== undefined && now !== diagram.dataset.marks) {
        diagram.dataset.marks = now;
        diagram.dispatchEvent(new CustomEvent("marks"));
      }
    }
  };

  // Parts may come and go; where they stand among the others is the same on both.
  const update = (page) => {
    const fresh = [...page.querySelectorAll("[data-live]")];
    shown = Number(page.getElementById("head").dataset.version);
    for (const old of document.querySelectorAll("[data-live]")) {
      const now = fresh.find((part) => part.id === old.id);
      if (now && !written(old)) replace(old, now);
      if (!now && !written(old)) old.remove();
    }
    const missing = fresh.filter((part) => !document.getElementById(part.id));
    for (const part of missing) {
      const after = fresh[fresh.indexOf(part) - 1];
      document.getElementById(after.id).after(part);
    }
    mark(page);
    note.textContent = missing.some((part) => part.id === "asked") ? note.dataset.answer : note.dataset.changed;
  };

  const ask = async () => {
    if (asking) return;
    asking = true;
    try {
      while (newest > shown) {
        const answer = await fetch(note.dataset.page, { headers: { Accept: "text/html" } });
        if (!answer.ok || answer.redirected) return; // signed out
        const before = shown;
        update(new DOMParser().parseFromString(await answer.text(), "text/html"));
        if (shown === before) return;
      }
    } finally {
      asking = false;
    }
  };

  new EventSource(note.dataset.follow).addEventListener("version", (event) => {
    newest = Number(event.data);
    ask().catch(console.error); // comes again with the next version
  });
}
