// Everything here is extra: each page works without it. The only place that listens to htmx.
(() => {
  "use strict";

  const on = (what, act, capture) => document.addEventListener(what, act, capture);
  const status = document.getElementById("status");
  const say = (text) => { status.textContent = text; };
  const TEXT_STAYS = "Uw tekst staat nog hier.";

  // -- What goes wrong is said above the form, and what was typed stays --

  const show = (place, text, retry) => {
    place.querySelector(":scope > [data-melding]")?.remove();
    const alert = document.createElement("div");
    alert.className = "alert alert--error";
    alert.setAttribute("role", "alert");
    alert.dataset.melding = "";
    place.prepend(alert);
    const line = alert.appendChild(document.createElement("p"));
    line.textContent = text;
    if (!retry) return;
    const row = alert.appendChild(document.createElement("p"));
    row.className = "button-row";
    const link = row.appendChild(document.createElement("a"));
    Object.assign(link, { href: status.dataset.login, target: "_blank", rel: "noopener" });
    link.textContent = "Log in op een nieuw tabblad";
    const again = row.appendChild(document.createElement("button"));
    Object.assign(again, { type: "button", className: "button button--secondary", textContent: "Probeer opnieuw" });
    again.addEventListener("click", async () => {
      if (await freshToken()) { alert.remove(); retry(); }
      else line.textContent = "U bent nog niet ingelogd. " + TEXT_STAYS;
    });
  };

  const freshToken = async () => {
    try {
      const { token, ingelogd } = await (await fetch(status.dataset.csrf, { cache: "no-store" })).json();
      for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
      return ingelogd;
    } catch { return false; }
  };

  const SIGNED_OUT = "U bent uitgelogd. " + TEXT_STAYS;

  const failed = ({ detail }) => {
    const { xhr, elt, requestConfig } = detail;
    if (requestConfig?.headers["X-Poll"]) return;  // nobody asked for it
    const form = elt.closest("form");
    const place = form || elt.parentElement;
    if (form) draft(form).dirty = true;
    if (xhr?.status === 401) {
      const submitter = requestConfig?.triggeringEvent?.submitter;
      return show(place, SIGNED_OUT, () => (form ? form.requestSubmit(submitter) : elt.click()));
    }
    const page = new DOMParser().parseFromString(xhr?.responseText || "", "text/html");
    const reason = page.querySelector("[data-reden]")?.textContent.trim();
    const cause = reason || (xhr?.status ? "Dat is niet gelukt." : "Dat is niet gelukt: geen verbinding.");
    show(place, form ? `${cause} ${TEXT_STAYS}` : cause);
  };
  on("htmx:responseError", failed);
  on("htmx:sendError", failed);
  on("htmx:timeout", failed);

  // -- One press is one request; the button keeps its focus --

  const free = (form) => {
    form.removeAttribute("aria-busy");
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  };
  on("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.dataset.busy === "off") return;
    if (form.ariaBusy === "true") { event.preventDefault(); event.stopImmediatePropagation(); return; }
    form.ariaBusy = "true";
    event.submitter?.setAttribute("aria-disabled", "true");
    sent(form);
    setTimeout(free, 10000, form);
  }, true);
  on("htmx:afterRequest", ({ detail }) => {
    const form = detail.requestConfig.elt.closest("form");  // detail.elt is what took its place
    if (!form) return;
    free(form);
    const { meer, keuze } = detail.requestConfig.parameters;
    if (detail.successful && !meer && keuze !== "samen") stored(form);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach(free));

  // -- Two seconds after typing the text is kept as a concept; only a line of words changes --

  // Told to onthouden.js, which keeps the text until then.
  const stored = (form) => document.dispatchEvent(new CustomEvent("bewaard", { detail: form }));
  const drafts = new WeakMap();
  const draft = (form) => drafts.get(form) || drafts.set(form, {}).get(form);

  const edited = (form) => {
    if (!form.dataset.concept) return;
    const state = draft(form);
    state.dirty = state.typed = true;
    clearTimeout(state.timer);
    state.timer = setTimeout(keep, 2000, form);
  };
  const sent = (form) => {
    const state = draft(form);
    clearTimeout(state.timer);
    state.dirty = state.typed = false;
    state.asking?.abort();
  };
  const clock = () => new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");

  const keep = async (form) => {
    const state = draft(form);
    if (!state.dirty || state.asking || !form.isConnected) return;
    clearTimeout(state.timer);
    state.dirty = state.typed = false;
    const asking = state.asking = new AbortController();
    const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    const line = form.querySelector("[data-concept-status]");
    const tell = (text, fault) => { if (line) { line.textContent = text; line.toggleAttribute("data-failed", !!fault); } };
    try {
      const answer = await fetch(form.dataset.concept, {
        method: "POST", body: fields, signal: asking.signal, keepalive: `${fields}`.length < 60000,
        headers: { "X-Requested-With": "fetch" },
      });
      state.dirty ||= !answer.ok;
      if (answer.ok && !state.dirty) stored(form);
      if (answer.status >= 500) throw new Error(answer.status);
      if (answer.status === 401 && !form.querySelector("[data-melding]")) show(form, SIGNED_OUT, () => keep(form));
      const json = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      for (const [name, value] of Object.entries(json.verborgen || {})) {
        const input = form.querySelector(`input[type=hidden][name="${name}"]`);
        if (input) input.value = value;
      }
      tell(json.melding || (answer.ok ? `Opgeslagen als concept om ${clock()} uur` : `Niet opgeslagen. ${TEXT_STAYS}`), !answer.ok);
    } catch (fault) {
      if (fault.name === "AbortError") return;
      tell(`Niet opgeslagen: ${navigator.onLine && fault.message > 0 ? "er ging iets mis" : "geen verbinding"}. ${TEXT_STAYS}`, true);
      state.dirty = true;
      state.timer = setTimeout(keep, 15000, form);
    } finally {
      if (state.asking === asking) state.asking = null;
    }
    if (state.typed) edited(form);
  };
  const keepAll = () => document.querySelectorAll("form[data-concept]").forEach((form) => {
    const state = draft(form);
    if (!state.dirty) return;
    state.asking?.abort();
    state.asking = null;
    keep(form);
  });
  on("input", ({ target }) => { if (target.form) edited(target.form); });
  on("visibilitychange", () => { if (document.visibilityState === "hidden") keepAll(); });
  window.addEventListener("pagehide", keepAll);

  // -- How many characters are left; more than allowed may be typed, so that nothing pasted is cut off --

  on("input", ({ target }) => {
    const most = target.dataset?.teller;
    if (!most) return;
    const line = target.nextElementSibling?.matches("[data-teller-tekst]") ? target.nextElementSibling
      : Object.assign(document.createElement("p"), { className: "form-hint" });
    if (!line.parentElement) { line.dataset.tellerTekst = ""; target.after(line); }
    const left = most - target.value.length;
    line.textContent = left < 0 ? `${-left} tekens te veel` : `Nog ${left} tekens`;
    line.classList.toggle("form-error", left < 0);
    clearTimeout(line.timer);
    line.timer = setTimeout(say, 1500, line.textContent);
  });
})();
