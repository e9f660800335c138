// A text box in which one sees what one makes: bold, lists, links. What is not understood stays a plain text box.
(() => {
  "use strict";

  const { editor, plakken } = document.currentScript.dataset;
  const MOST = 400000;  // characters of a paste that the server still tidies
  const DEEPEST = 3;  // levels of lists, as tekst/blokken.py keeps them
  let loading = null;
  let schema = null;

  const load = () => loading ||= new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), { src: editor });
    script.onload = () => { schema = language(window.ProseMirror); done(window.ProseMirror); };
    script.onerror = () => { loading = null; fail(new Error(editor)); };
    document.head.append(script);
  });

  // -- What a text may be made of: the same as tekst/schoon.py lets through --

  const language = ({ Schema }) => new Schema({
    nodes: {
      doc: { content: "block+" },
      paragraph: { group: "block", content: "text*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
      bullet_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
      ordered_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
      list_item: { content: "paragraph block*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
      text: {},
    },
    marks: {
      link: {
        attrs: { href: { validate: "string" } }, inclusive: false,
        parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
        toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
      },
      strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }, { style: "font-weight=bold" }], toDOM: () => ["strong", 0] },
      em: { parseDOM: [{ tag: "em" }, { tag: "i" }, { style: "font-style=italic" }], toDOM: () => ["em", 0] },
    },
  });

  const parsed = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    return window.ProseMirror.DOMParser.fromSchema(schema).parse(page.body);
  };
  const escaped = (text) => Object.assign(document.createElement("p"), { textContent: text }).outerHTML;
  const as_html = (text) => (/<(p|ul|ol)>/.test(text) ? text : text.split(/\n+/).map(escaped).join(""));
  const written = (doc) => {
    const place = document.createElement("div");
    if (!doc.textContent.trim()) return "";
    place.append(window.ProseMirror.DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
    return place.innerHTML;
  };

  // -- What the buttons and keys do --

  const around = ({ $from }, types) => {
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      if (types.includes($from.node(depth).type)) return { node: $from.node(depth), pos: $from.before(depth) };
    }
    return null;
  };
  const lists = () => [schema.nodes.bullet_list, schema.nodes.ordered_list];
  const levels = ({ $from }) =>
    Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1)).filter((node) => lists().includes(node.type)).length;

  const list = (type) => (state, dispatch) => {
    const { liftListItem, wrapInList } = window.ProseMirror;
    const here = around(state.selection, lists());
    if (!here) return wrapInList(type)(state, dispatch);
    if (here.node.type === type) return liftListItem(schema.nodes.list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(here.pos, type));
    return true;
  };
  const deeper = (state, dispatch) =>
    levels(state.selection) < DEEPEST && window.ProseMirror.sinkListItem(schema.nodes.list_item)(state, dispatch);

  const has_mark = ({ selection, storedMarks, doc }, type) => (selection.empty
    ? !!type.isInSet(storedMarks || selection.$from.marks())
    : doc.rangeHasMark(selection.from, selection.to, type));

  const commands = () => {
    const { liftListItem, redo, toggleMark, undo } = window.ProseMirror;
    return {
      vet: toggleMark(schema.marks.strong),
      schuin: toggleMark(schema.marks.em),
      opsomming: list(schema.nodes.bullet_list),
      genummerd: list(schema.nodes.ordered_list),
      verder: deeper,
      minder: liftListItem(schema.nodes.list_item),
      terug: undo,
      opnieuw: redo,
    };
  };
  const pressed = (state) => ({
    vet: has_mark(state, schema.marks.strong),
    schuin: has_mark(state, schema.marks.em),
    link: !!link_at(state),
    opsomming: around(state.selection, lists())?.node.type === schema.nodes.bullet_list,
    genummerd: around(state.selection, lists())?.node.type === schema.nodes.ordered_list,
  });

  // -- Links --

  // The link under the cursor or in the selection, with all the text that carries it.
  const link_at = ({ doc, selection: { $from, from, to } }) => {
    const [begin, end] = $from.depth ? [$from.start(), $from.end()] : [0, doc.content.size];
    const found = [];
    doc.nodesBetween(begin, end, (node, pos) => {
      const mark = schema.marks.link.isInSet(node.marks);
      if (!mark) return;
      const last = found.at(-1);
      if (last?.to === pos && last.mark.eq(mark)) last.to = pos + node.nodeSize;
      else found.push({ mark, from: pos, to: pos + node.nodeSize });
    });
    return found.find((link) => link.from <= to && link.to >= from);
  };
  const address = (typed) => {
    const text = typed.trim();
    if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
    if (/^(https?:\/\/|mailto:)\S+$/i.test(text)) return text;
    return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : null;
  };

  class Tekstveld extends HTMLElement {
    async connectedCallback() {
      const box = this.querySelector("textarea");
      if (this.view || !box || this.dataset.html === undefined) return;
      try { await load(); } catch { return; }
      if (this.isConnected && !this.view) this.begin(box);
    }

    disconnectedCallback() {
      this.view?.destroy();
      this.view = null;
    }

    begin(box) {
      const { EditorState, EditorView, Plugin } = window.ProseMirror;
      const typed = box.value !== box.defaultValue;
      const doc = parsed(typed ? as_html(box.value) : this.dataset.html);
      Object.assign(this, { box, first: doc, untouched: box.value, commands: commands(), bar: this.querySelector("[role=toolbar]") });
      this.link = this.querySelector(".tekstveld__link");
      this.pasted = new Plugin({
        state: {
          init: () => null,
          apply: (tr, place) => {
            const said = tr.getMeta(this.pasted);
            if (said !== undefined) return said;
            return place && { from: tr.mapping.map(place.from), to: tr.mapping.map(place.to) };
          },
        },
      });
      const focused = document.activeElement === box;
      const attributes = this.named(box);
      this.view = new EditorView({ mount: this.appendChild(document.createElement("div")) }, {
        state: EditorState.create({ doc, plugins: [...this.keys(), this.pasted] }),
        attributes,
        dispatchTransaction: (tr) => this.changed(tr),
        handleDOMEvents: { paste: (view, event) => this.paste(event) },
      });
      box.hidden = true;
      box.removeAttribute("id");
      this.buttons();
      this.show();
      if (focused) this.view.focus();
    }

    // The page to write on has the name, the hint and the error of the box whose place it takes.
    named(box) {
      const label = box.labels[0];
      const attributes = { class: "tekstveld__vel prose", role: "textbox", "aria-multiline": "true" };
      if (box.id) attributes.id = box.id;
      if (label) {
        label.id ||= `${box.id}_label`;
        attributes["aria-labelledby"] = label.id;
        label.addEventListener("click", () => this.view?.focus());
      }
      for (const name of ["aria-describedby", "aria-invalid"]) {
        if (box.hasAttribute(name)) attributes[name] = box.getAttribute(name);
      }
      return attributes;
    }

    keys() {
      const { baseKeymap, history, inputRules, keymap, splitListItem, wrappingInputRule } = window.ProseMirror;
      const { bullet_list, list_item, ordered_list } = schema.nodes;
      const { vet, schuin, verder, minder, terug, opnieuw } = this.commands;
      return [
        inputRules({ rules: [wrappingInputRule(/^\s*[-*•]\s$/, bullet_list), wrappingInputRule(/^1[.)]\s$/, ordered_list)] }),
        keymap({
          "Mod-b": vet, "Mod-i": schuin, "Mod-z": terug, "Mod-y": opnieuw, "Shift-Mod-z": opnieuw,
          "Mod-]": verder, "Mod-[": minder, Enter: splitListItem(list_item),
          "Mod-k": () => this.ask_link(), "Alt-F10": () => { this.bar.querySelector("[tabindex='0']").focus(); return true; },
        }),
        keymap(baseKeymap),
        history(),
      ];
    }

    changed(tr) {
      this.view.updateState(this.view.state.apply(tr));
      if (tr.docChanged) {
        const { doc } = this.view.state;
        this.box.value = doc.eq(this.first) ? this.untouched : written(doc);
        this.box.dispatchEvent(new Event("input", { bubbles: true }));
      }
      this.show();
    }

    // What is pasted is tidied by the server, which knows what Word means; without it the words are kept.
    paste(event) {
      const { state } = this.view;
      const text = event.clipboardData?.getData("text/plain") || "";
      const html = event.clipboardData?.getData("text/html") || "";
      const { from, to, empty } = state.selection;
      if (!empty && address(text) && /^\S+$/.test(text.trim()) && state.selection.$from.sameParent(state.selection.$to)) {
        event.preventDefault();
        this.view.dispatch(state.tr.addMark(from, to, schema.marks.link.create({ href: address(text) })));
        return true;
      }
      const wanted = html || (text.includes("\n") ? text : "");
      if (!wanted || wanted.length > MOST || html.includes("data-pm-slice") || this.ariaBusy === "true") return false;
      event.preventDefault();
      this.tidy(wanted, text, from, to);
      return true;
    }

    async tidy(raw, text, from, to) {
      this.ariaBusy = "true";
      this.view.dispatch(this.view.state.tr.setMeta(this.pasted, { from, to }));
      let html = null;
      try {
        const token = this.box.form.elements.csrfmiddlewaretoken.value;
        const answer = await fetch(plakken, { method: "POST", headers: { "X-CSRFToken": token }, body: new URLSearchParams({ tekst: raw }) });
        if (answer.ok) ({ html } = await answer.json());
      } catch { /* the words themselves are not lost */ }
      this.ariaBusy = "false";
      if (!this.view) return;
      const { closeHistory, TextSelection } = window.ProseMirror;
      const { state } = this.view;
      const place = this.pasted.getState(state);
      const tr = state.tr.setSelection(TextSelection.between(state.doc.resolve(place.from), state.doc.resolve(place.to)));
      this.view.dispatch(closeHistory(tr.setMeta(this.pasted, null)));
      if (html === null) this.view.pasteText(text);
      else if (html) this.view.pasteHTML(html);
    }

    // -- The bar with buttons: one stop for the keyboard, arrows inside --

    buttons() {
      const all = [...this.bar.querySelectorAll("button")];
      const reach = (button) => all.forEach((each) => { each.tabIndex = each === button ? 0 : -1; });
      reach(all[0]);
      this.bar.hidden = false;
      this.bar.setAttribute("aria-controls", this.view.dom.id);
      this.bar.addEventListener("mousedown", (event) => event.preventDefault());  // the selection stays
      this.bar.addEventListener("focusin", ({ target }) => reach(target));
      this.bar.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        const to = step ? all.at((all.indexOf(event.target) + step) % all.length) : { Home: all[0], End: all.at(-1) }[event.key];
        if (to) { event.preventDefault(); to.focus(); }
        if (event.key === "Escape") this.view.focus();
      });
      this.addEventListener("click", ({ target }) => {
        const button = target.closest("[data-doet]");
        if (button && button.ariaDisabled !== "true") this.act(button.dataset.doet);
      });
      this.link.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.target.matches("input")) { event.preventDefault(); this.make_link(); }
        if (event.key === "Escape") { event.preventDefault(); this.close_link(); }
      });
    }

    act(name) {
      if (name === "link") return this.link.hidden ? this.ask_link() : this.close_link();
      if (name === "link_maken") return this.make_link();
      if (name === "link_weg") return this.drop_link();
      this.commands[name](this.view.state, this.view.dispatch, this.view);
      return this.view.focus();
    }

    show() {
      const { state } = this.view;
      const on = pressed(state);
      for (const button of this.bar.querySelectorAll("button")) {
        const name = button.dataset.doet;
        if (name in on) button.setAttribute("aria-pressed", on[name]);
        if (name in this.commands) button.setAttribute("aria-disabled", !this.commands[name](state));
      }
    }

    ask_link() {
      const here = link_at(this.view.state);
      const input = this.link.querySelector("input");
      input.value = here ? here.mark.attrs.href : "";
      this.link.querySelector("[data-doet=link_weg]").hidden = !here;
      this.say_link("");
      this.open_link(true);
      input.focus();
      input.select();
      return true;
    }

    make_link() {
      const { state } = this.view;
      const typed = this.link.querySelector("input").value;
      const href = address(typed);
      if (!href) return this.say_link("Vul een adres in, zoals www.voorbeeld.nl of naam@voorbeeld.nl.");
      const here = link_at(state);
      const { from, to, empty } = here ? { ...here, empty: false } : state.selection;
      const mark = schema.marks.link.create({ href });
      const tr = empty
        ? state.tr.replaceSelectionWith(schema.text(typed.trim(), [mark]), false)
        : state.tr.removeMark(from, to, schema.marks.link).addMark(from, to, mark);
      this.view.dispatch(tr);
      return this.close_link();
    }

    drop_link() {
      const here = link_at(this.view.state);
      if (here) this.view.dispatch(this.view.state.tr.removeMark(here.from, here.to, schema.marks.link));
      this.close_link();
    }

    close_link() {
      this.open_link(false);
      this.view.focus();
    }

    open_link(open) {
      this.link.hidden = !open;
      this.bar.querySelector("[data-doet=link]").setAttribute("aria-expanded", open);
    }

    say_link(text) {
      const line = this.link.querySelector("[role=alert]");
      line.textContent = text;
      line.hidden = !text;
      if (text) this.link.querySelector("input").focus();
    }
  }

  customElements.define("tekst-veld", Tekstveld);
})();
