"use strict";

// Keeps the countdowns running by the application's clock, which may have been moved away from this machine's.
{
  const page = document.getElementById("content");
  let told = null;
  let ahead = 0;
  const said = (name, value) => page.dataset[name].replace("{0}", value);

  // In the two largest units, as the server words it.
  const words = (seconds) => {
    const days = Math.floor(seconds / 86400);
    const hours = Math.floor(seconds / 3600) % 24;
    const minutes = Math.floor(seconds / 60) % 60;
    const part = (name, count) => (count ? [said(name, count)] : []);
    if (days) return [...part("days", days), ...part("hours", hours)].join(" ");
    if (hours) return [...part("hours", hours), ...part("minutes", minutes)].join(" ");
    return [...part("minutes", minutes), said("seconds", seconds % 60)].join(" ");
  };

  const now = () => {
    if (told !== page.dataset.now) { // the page was brought up to date
      told = page.dataset.now;
      ahead = Date.parse(told) - Date.now();
    }
    return Date.now() + ahead;
  };
  now();

  const tick = () => {
    const at = now();
    for (const countdown of document.querySelectorAll("time.countdown")) {
      const left = (Date.parse(countdown.dateTime) - at) / 1000;
      countdown.classList.toggle("over", left <= 0);
      countdown.textContent = said(left > 0 ? "left" : "over", words(Math.floor(Math.abs(left))));
    }
  };

  setInterval(tick, 1000);
}
