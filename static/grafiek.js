// The chart once more, for the mouse: loaded only by pages that offer it. The drawing and its table stay.
(() => {
  "use strict";

  const say = (text) => { document.getElementById("status").textContent = text; };
  const load = (element) => new Promise((done, fail) => {
    element.onload = done;
    element.onerror = fail;
    document.head.append(element);
  });
  const plotly = ({ plotlyCss, plotlyJs }) => plotly.loading ||= (async () => {
    // With this id and class Plotly puts no rules of its own into the page, which the CSP would refuse.
    const css = { id: "plotly.js-style-global", className: "no-inline-styles", rel: "stylesheet", href: plotlyCss };
    await load(Object.assign(document.createElement("link"), css));
    await load(Object.assign(document.createElement("script"), { src: plotlyJs }));
    const months = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
    const days = "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag".split(" ");
    const format = {
      days, shortDays: days.map((day) => day.slice(0, 2)), months,
      shortMonths: months.map((month) => (month === "maart" ? "mrt" : month.slice(0, 3))),
      date: "%d-%m-%Y", decimal: ",", thousands: ".",
    };
    window.Plotly.register({ moduleType: "locale", name: "nl", dictionary: {}, format });
  })();
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("[data-plotly-src]");
    if (!button || button.ariaBusy === "true") return;
    const place = button.closest(".chart, section, main").querySelector(".chart__interactive");
    button.ariaBusy = "true";
    try {
      const [figure] = await Promise.all([fetch(button.dataset.plotlySrc).then((answer) => answer.json()), plotly(button.dataset)]);
      const config = { locale: "nl", responsive: true, displayModeBar: false, showSendToCloud: false, plotlyServerURL: "" };
      await window.Plotly.newPlot(place, figure.data, figure.layout, { ...figure.config, ...config });
      say("De interactieve grafiek staat onder de knop. Dezelfde cijfers staan in de tabel.");
    } catch {
      plotly.loading = null;
      say("De interactieve grafiek laden is niet gelukt. Dezelfde cijfers staan in de tabel.");
    }
    button.ariaBusy = "false";
  });
  document.querySelectorAll("[data-plotly-src]").forEach((button) => { button.hidden = false; });
})();
