"use strict";

// Draws the models of a ticket's process, one tab each, and marks where the ticket stands.
for (const group of document.querySelectorAll("[data-diagrams]")) {
  const tabs = [...group.querySelectorAll('[role="tab"]')];
  const READABLE = 0.6;

  const fit = (canvas) => canvas.zoom("fit-viewport", "auto");

  const draw = async (panel) => {
    panel.dataset.drawn = "yes";
    try {
      const answer = await fetch(panel.dataset.model);
      if (!answer.ok) throw new Error(`${panel.dataset.model}: ${answer.status}`);
      const viewer = new BpmnJS({
        container: panel.querySelector(".canvas"),
        zoomScroll: { enabled: false }, // the wheel scrolls the page
      });
      await viewer.importXML(await answer.text());
      const canvas = viewer.get("canvas");
      let marks = [];
      const mark = () => {
        marks.forEach((id) => canvas.removeMarker(id, "stands-here"));
        marks = panel.dataset.marks.split(" ").filter(Boolean);
        marks.forEach((id) => canvas.addMarker(id, "stands-here"));
      };
      mark();
      panel.addEventListener("marks", mark);
      fit(canvas);
      if (canvas.zoom() < READABLE && marks.length) {
        canvas.zoom(READABLE);
        canvas.scrollToElement(marks[0], 60);
      }
      for (const button of panel.querySelectorAll("[data-zoom]")) {
        const act = {
          in: () => canvas.zoom(canvas.zoom() * 1.25),
          out: () => canvas.zoom(canvas.zoom() / 1.25),
          fit: () => fit(canvas),
        }[button.dataset.zoom];
        button.addEventListener("click", act);
      }
    } catch (failure) {
      console.error(failure);
      panel.querySelector("[data-failed]").hidden = false;
    }
  };

  const show = (chosen) => {
    for (const tab of tabs) {
      const panel = document.getElementById(tab.getAttribute("aria-controls"));
      const shown = tab === chosen;
      tab.setAttribute("aria-selected", shown);
      tab.tabIndex = shown ? 0 : -1;
      panel.hidden = !shown;
      if (shown && !panel.dataset.drawn) draw(panel);
    }
  };

  group.querySelector('[role="tablist"]').addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
    next.focus();
    show(next);
  });
  tabs.forEach((tab) => tab.addEventListener("click", () => show(tab)));
  show(tabs[0]);
}
