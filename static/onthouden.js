// What was typed outlives the page until the server has it: in this tab, for this person, no longer than that.
(() => {
  "use strict";

  const BEGIN = "tekst:";
  const status = document.getElementById("status");
  const wie = status?.dataset.wie;
  const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(BEGIN));
  const key = (form) => `${BEGIN}${wie}:${form.elements.tab?.value || form.dataset.concept}`;
  const put = (form, sent) => {
    const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    fields.delete("csrfmiddlewaretoken");
    try { sessionStorage.setItem(key(form), JSON.stringify({ url: form.dataset.concept, fields: `${fields}`, sent })); }
    catch { /* no room, or not allowed: the server keeps it within two seconds */ }
  };

  const waiting = () => {
    const fresh = performance.getEntriesByType("navigation")[0]?.type === "navigate";
    const found = [];
    for (const name of keys()) {
      const text = JSON.parse(sessionStorage.getItem(name));
      // Of somebody else, or sent: the page that came of it is here.
      if (!name.startsWith(`${BEGIN}${wie}:`) || (text.sent && fresh)) sessionStorage.removeItem(name);
      else found.push([name, text]);
    }
    return found;
  };

  const bring = async () => {
    const texts = waiting();
    if (!texts.length) return;
    const { token } = await (await fetch(status.dataset.csrf, { cache: "no-store" })).json();
    let kept = 0;
    for (const [name, { url, fields }] of texts) {
      const body = new URLSearchParams(fields);
      body.set("csrfmiddlewaretoken", token);
      const answer = await fetch(url, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
      if (answer.status === 401 || answer.status >= 500) continue;
      sessionStorage.removeItem(name);
      kept += answer.ok;
    }
    if (kept) tell();
  };

  const tell = () => {
    const alert = document.createElement("div");
    alert.className = "alert alert--info";
    alert.setAttribute("role", "status");
    const line = alert.appendChild(document.createElement("p"));
    line.textContent = "Uw tekst van zonet was nog niet opgeslagen. Die is nu bewaard als concept. ";
    line.appendChild(Object.assign(document.createElement("a"), { href: "/", textContent: "Naar uw concepten" }));
    document.getElementById("inhoud")?.prepend(alert);
  };

  document.addEventListener("input", ({ target }) => { if (wie && target.form?.dataset.concept) put(target.form); });
  document.addEventListener("submit", ({ target: form }) => {
    if (form.action.endsWith("/uitloggen/")) keys().forEach((name) => sessionStorage.removeItem(name));
    else if (wie && form.dataset.concept && !form.hasAttribute("hx-post")) put(form, true);
  });
  document.addEventListener("bewaard", ({ detail: form }) => sessionStorage.removeItem(key(form)));
  if (wie) bring().catch(() => {});
})();
