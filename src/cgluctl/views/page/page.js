// The page at work: search, filters, marks, languages, copying. Text of the store only ever becomes text nodes.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const data = JSON.parse(byId("data").textContent);
  const engine = Search(data.search);
  const units = data.search.units.map((row) => { const [id, kind, session, speaker] = row.split("|"); return { id, kind, session: +session, speaker }; });
  const domId = (id) => id.replace(/[^\p{L}\p{N}_.\/:-]/gu, "_");
  for (const unit of units) unit.element = byId(domId(unit.id));
  const sessions = data.sessions.map(([id, day]) => ({ id, day, element: byId(domId(id)), units: [] }));
  units.forEach((unit, number) => { unit.number = number; sessions[unit.session].units.push(unit); });
  const passages = units.filter((unit) => unit.kind !== "s" && unit.kind !== "p");
  const box = byId("q"), count = byId("count"), clear = byId("clear");
  const selects = { speaker: byId("f-speaker"), day: byId("f-day"), speech: byId("f-speech"), topic: byId("f-topic") };

  // Languages: the style shows one of three; the script follows with what no style can say.
  const keep = (name, value) => { try { localStorage.setItem("cgluctl." + name, value); } catch { /* a browser that keeps nothing */ } };
  const kept = (name) => { try { return localStorage.getItem("cgluctl." + name); } catch { return null; } };
  let place = 1;
  const say = (key, values = {}) => data.strings[key][place].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const quoted = (word) => say("open_quote") + word + say("close_quote");
  const chosen = (group) => document.querySelector(`input[name=${group}]:checked`).value;
  for (const group of ["lang", "theme"]) {
    const before = byId(group + "-" + kept(group));
    if (before) before.checked = true;
    for (const input of all(`input[name=${group}]`)) input.addEventListener("change", () => { keep(group, input.value); if (group === "lang") speak(); });
  }
  const option = (value, text) => { const made = document.createElement("option"); made.value = value; made.textContent = text; return made; };
  const fill = (select, any, rows) => {
    const value = select.value;
    select.replaceChildren(option("", any), ...rows.map(([id, text]) => option(id, text)));
    select.value = rows.some(([id]) => id === value) ? value : "";
  };
  const local = (row, from) => row[from + place];
  const speak = () => {
    place = LANGUAGES.indexOf(chosen("lang"));
    document.documentElement.lang = chosen("lang");
    document.title = data.title[place];
    box.placeholder = say("placeholder");
    byId("filters").setAttribute("aria-label", say("filters"));
    const sorted = (rows) => rows.sort((a, b) => a[1].localeCompare(b[1], chosen("lang")));
    fill(selects.speaker, say("any_speaker"), sorted(data.people.map((row) => [row[0], local(row, 1)])));
    fill(selects.day, say("any_day"), data.days.map((row) => [row[0], local(row, 1)]));
    fill(selects.speech, say("any_speech"), ["d", "r", "n"].map((kind) => [kind, say(kind)]));
    fill(selects.topic, say("any_topic"), sorted(data.topics.map((row) => [row[0], local(row, 2)])));
    for (const button of all("button[data-say]")) button.textContent = say(button.dataset.say);
    search();
  };

  // Marks: the text of a leaf is put back whole, then cut around the hits.
  const unmark = () => {
    for (const leaf of all("[data-marked]")) { leaf.textContent = leaf.textContent; leaf.removeAttribute("data-marked"); }
    for (const note of all(".why")) note.remove();
  };
  const mark = (leaf, spans) => {
    const text = leaf.textContent, made = [];
    let at = 0;
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (start < at || end > text.length) continue;
      const hit = document.createElement("mark");
      hit.textContent = text.slice(start, end);
      made.push(text.slice(at, start), hit);
      at = end;
    }
    if (!made.length) return false;
    leaf.replaceChildren(...made, text.slice(at));
    leaf.setAttribute("data-marked", "");
    return true;
  };
  const leaves = (unit) => {
    if (!unit.element) return [];
    if (unit.kind !== "s") return all(".x > [lang]", unit.element).map((leaf) => [leaf, 0]);
    return [...all("h3 > [lang]", unit.element).map((leaf) => [leaf, 0]), ...all(".summary > [lang]", unit.element).map((leaf) => [leaf, 3])];
  };
  const markUnit = (unit, found) => {
    const marked = [];
    const terms = new Set(found.flatMap((one) => [...one.terms.keys()]));
    const concepts = found.flatMap((one) => [...one.concepts.keys()]).map((number) => data.search.concepts[number]);
    for (const [leaf, more] of leaves(unit)) {
      const spans = engine.split(leaf.textContent).filter((word) => terms.has(word.folded)).map((word) => [word.start, word.end]);
      for (const concept of concepts) {
        for (const span of concept.mentions.get(unit.number) || []) if (span.length && span.place === LANGUAGES.indexOf(leaf.lang) + more) spans.push([span.start, span.start + span.length]);
      }
      if (mark(leaf, spans)) marked.push(leaf);
    }
    return marked;
  };
  // Why a passage is there when nothing of what is shown says so.
  const explain = (unit, found, own) => {
    const concepts = found.flatMap((one) => [...one.concepts.keys()]).map((number) => data.search.concepts[number]).filter((concept) => concept.mentions.has(unit.number));
    const terms = engine.split(leaves(unit).map(([leaf]) => leaf.textContent).join(" ")).filter((word) => found.some((one) => one.terms.has(word.folded)));
    const text = terms.length ? say("by_word", { words: terms[0].surface }) : concepts.length ? say("by_meaning", { words: [...new Set(concepts.map((concept) => concept.name[place]))].join(", ") }) : own ? "" : say("by_session");
    if (!text) return;
    const note = document.createElement("p");
    note.className = "why";
    note.textContent = text;
    unit.element.append(note);
  };

  // The passages that name a topic, or those of its sessions where none does.
  const onTopic = (topic) => {
    const row = data.topics.find((one) => one[0] === topic), ids = new Set(row[1].split(" "));
    const concept = data.search.concepts.find((one) => one.id === topic);
    const named = concept && units.some((one) => one.kind !== "s" && concept.mentions.has(one.number));
    return (unit) => named ? concept.mentions.has(unit.number) : ids.has(sessions[unit.session].id);
  };
  let chosenTopic = "", isOnTopic = null;
  const passes = (unit) => {
    const session = sessions[unit.session], topic = selects.topic.value;
    if (selects.speaker.value && unit.speaker !== selects.speaker.value) return false;
    if (selects.day.value && session.day !== selects.day.value) return false;
    if (selects.speech.value && unit.kind !== selects.speech.value) return false;
    if (!topic) return true;
    if (topic !== chosenTopic) [chosenTopic, isOnTopic] = [topic, onTopic(topic)];
    return isOnTopic(unit);
  };
  const textOf = (unit) => leaves(unit).map(([leaf]) => engine.split(leaf.textContent).map((word) => word.folded).join(" "));

  // Each word is in the passage, or one of several in the head of its session; else the nearest are shown.
  const matching = (text, found) => {
    const held = engine.answers(found, units.length);
    const strict = engine.phrases(text);
    const allowed = units.filter((unit) => (unit.kind === "s" ? sessions[unit.session].units.some((other) => other.kind !== "s" && passes(other)) : passes(unit)) && strict.every((phrase) => textOf(unit).some((words) => ` ${words} `.includes(` ${phrase} `))));
    let full = allowed.filter((unit) => held[unit.number].size === found.length);
    if (full.length) return { hits: full, held, missing: null };
    const heads = new Map(units.filter((unit) => unit.kind === "s").map((unit) => [unit.session, held[unit.number]]));
    full = allowed.filter((unit) => held[unit.number].size && new Set([...held[unit.number], ...heads.get(unit.session)]).size === found.length);
    if (full.length) return { hits: full, held, missing: null };
    const most = Math.max(0, ...allowed.map((unit) => held[unit.number].size));
    const hits = most && 2 * most >= found.length ? allowed.filter((unit) => held[unit.number].size === most) : [];
    return { hits, held, missing: found.filter((one, number) => !hits.some((unit) => held[unit.number].has(number))) };
  };

  const filtered = () => Object.values(selects).some((select) => select.value);
  let last = "";
  const search = () => {
    unmark();
    const text = box.value;
    const found = engine.understand(text);
    const asked = text.trim() !== "" && (found.length > 0 || engine.phrases(text).length > 0);
    const active = asked || filtered();
    document.body.classList.toggle("searching", active);
    clear.hidden = !(active || text);
    const result = asked ? matching(text, found) : { hits: passages.filter(passes), missing: null };
    const shown = new Set(active ? result.hits : units);
    for (const unit of units) if (unit.element && unit.kind !== "s") unit.element.classList.toggle("out", active && unit.kind !== "p" && !shown.has(unit));
    for (const unit of units) if (unit.kind === "p" && unit.element) unit.element.classList.toggle("hit", asked && shown.has(unit));
    for (const session of sessions) {
      const hits = session.units.filter((unit) => shown.has(unit));
      session.element.classList.toggle("out", active && !hits.length);
      const badge = byId("n-" + domId(session.id));
      const number = hits.filter((unit) => unit.kind !== "s" && unit.kind !== "p").length;
      badge.textContent = active && number ? String(number) : "";
      badge.parentElement.classList.toggle("dim", active && !hits.length);
    }
    for (const day of all("section.day")) day.classList.toggle("out", active && !all(".session:not(.out)", day).length);
    const names = new Set((asked ? result.hits : []).filter((unit) => unit.kind === "p").map((unit) => unit.speaker));
    for (const person of all(".people li[data-speaker]")) person.classList.toggle("out", active && !(names.has(person.dataset.speaker) || selects.speaker.value === person.dataset.speaker));
    if (asked) {
      // Marks, then what is seen of them, then notes: to ask in between sets the page anew each time.
      const hits = result.hits.filter((unit) => unit.kind !== "p" && unit.element).map((unit) => [unit, markUnit(unit, found)]);
      const unseen = hits.filter(([unit, marked]) => unit.kind !== "s" && !marked.some((leaf) => leaf.checkVisibility && leaf.checkVisibility()));
      for (const [unit] of unseen) explain(unit, found, result.held[unit.number].size === found.length);
    }
    const said = asked || active ? tell(result, found, asked, names) : say("whole", { n: passages.length, s: sessions.length });
    if (said !== last) count.textContent = last = said;
  };
  const tell = (result, found, asked, names) => {
    const number = result.hits.filter((unit) => unit.kind !== "s" && unit.kind !== "p").length;
    const where = new Set(result.hits.map((unit) => unit.session)).size;
    if (!result.hits.length) {
      const unknown = found.filter((one) => !one.terms.size && !one.concepts.size).map((one) => quoted(one.word.surface));
      return unknown.length ? say("none_for", { words: unknown.join(", ") }) : say("none");
    }
    const parts = [];
    const corrected = found.filter((one) => one.corrected.length).map((one) => one.corrected.map(quoted).join(", "));
    if (corrected.length) parts.push(say("corrected", { words: corrected.join(", ") }));
    if (result.missing) parts.push(result.missing.length ? say("partial", { words: result.missing.map((one) => quoted(one.word.surface)).join(", ") }) : say("partly"));
    const people = data.people.filter((row) => names.has(row[0])).map((row) => local(row, 1));
    const what = number ? say(number === 1 ? "found_one" : "found", { n: number }) + " " + say(where === 1 ? "in_one" : "in", { s: where }) : say(where === 1 ? "heads_one" : "heads", { s: where });
    parts.push(what + (people.length ? say("also", { names: people.slice(0, 4).join(", ") + (people.length > 4 ? "…" : "") }) : "") + ".");
    return parts.join(" ");
  };

  // Buttons: only where a script answers them.
  const button = (key, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.dataset.say = key;
    made.addEventListener("click", act);
    return made;
  };
  const copy = async (text) => {
    let done = false;
    try { await navigator.clipboard.writeText(text); done = true; } catch { done = copiedByHand(text); }
    count.textContent = last = say(done ? "copied" : "not_copied");
    return done;
  };
  const copiedByHand = (text) => {
    const area = document.createElement("textarea"), before = document.activeElement;
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { done = false; }
    area.remove();
    if (before) before.focus();
    return done;
  };
  const flash = (made, done) => {
    if (!done) return;
    made.textContent = say("copied");
    setTimeout(() => { made.textContent = say(made.dataset.say); }, 1600);
  };
  for (const figure of all("figure")) {
    const words = () => figure.querySelector("blockquote").textContent;
    const line = (selector) => { const found = figure.querySelector(selector); if (!found) return ""; const own = found.querySelector(":scope > ." + chosen("lang")); return (own || found).textContent; };
    const who = () => [line("figcaption .who"), line("figcaption .role")].filter(Boolean).join(", ");
    const id = figure.closest("li").id;
    const row = document.createElement("p");
    row.className = "acts";
    const acts = { copy: () => `${words()} — ${who()}`, copy_cite: () => `${words()} — ${line(".cite p")}`, copy_link: () => location.href.split("#")[0] + "#" + id };
    for (const [key, text] of Object.entries(acts)) { const made = button(key, async () => flash(made, await copy(text()))); row.append(made); }
    figure.querySelector(".cite").before(row);
  }
  const choose = (select, value) => {
    for (const other of Object.values(selects)) other.value = "";
    box.value = "";
    selects[select].value = value;
    search();
    byId("find").scrollIntoView();
    selects[select].focus({ preventScroll: true });
  };
  for (const person of all(".people li[data-speaker]")) {
    if (passages.some((unit) => unit.speaker === person.dataset.speaker)) person.append(button("show_all_of", () => choose("speaker", person.dataset.speaker)));
  }
  for (const topic of all("[data-topic]")) {
    const name = topic.querySelector(".of") || topic, made = document.createElement("button");
    made.type = "button";
    made.append(...name.childNodes);
    made.addEventListener("click", () => choose("topic", topic.dataset.topic));
    name.append(made);
  }
  for (const article of all(".session")) article.append(Object.assign(button("rest", () => { reset(); article.focus(); article.scrollIntoView(); }), { className: "rest" }));

  const reset = () => { byId("find").reset(); search(); };
  const open = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it stands */ }
    const target = id && byId(id);
    if (!target) return;
    if (target.closest(".out")) reset();
    target.scrollIntoView();
    if (target.tabIndex === -1) target.focus({ preventScroll: true });
  };
  // An answer out of sight is brought below the bar.
  const answer = () => {
    search();
    const first = document.body.classList.contains("searching") && document.querySelector("section.day:not(.out)");
    if (!first) return;
    const top = first.getBoundingClientRect().top;
    if (top < byId("find").getBoundingClientRect().bottom - 1 || top > 0.7 * innerHeight) first.scrollIntoView();
  };
  let timer = 0;
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(answer, 60); });
  for (const select of Object.values(selects)) select.addEventListener("change", answer);
  byId("find").addEventListener("submit", (event) => { event.preventDefault(); answer(); });
  clear.addEventListener("click", (event) => { event.preventDefault(); reset(); box.focus(); });
  byId("more").addEventListener("click", () => byId("more").setAttribute("aria-expanded", String(byId("find").classList.toggle("open"))));
  window.addEventListener("hashchange", open);
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName) && document.activeElement.type !== "radio";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); box.focus(); box.select(); }
    if (event.key === "Escape" && (box.value || filtered())) { reset(); box.focus(); }
  });
  // Where the reader is, told in the timeline.
  for (const session of sessions) {
    const anchor = document.querySelector(`.timeline a[href="#${CSS.escape(domId(session.id))}"]`) || all(".timeline a").find((one) => one.getAttribute("href") === "#" + domId(session.id));
    const badge = document.createElement("span");
    badge.id = "n-" + domId(session.id);
    badge.className = "n";
    anchor.append(badge);
    session.anchor = anchor;
  }
  if ("IntersectionObserver" in window) {
    const watch = new IntersectionObserver((entries) => {
      for (const entry of entries) sessions.find((session) => session.element === entry.target).inView = entry.isIntersecting;
      const now = sessions.find((session) => session.inView);
      for (const session of sessions) { if (session === now) session.anchor.setAttribute("aria-current", "location"); else session.anchor.removeAttribute("aria-current"); }
    }, { rootMargin: "-30% 0px -60% 0px" });
    for (const session of sessions) watch.observe(session.element);
  }
  byId("find").hidden = false;
  // A place that is jumped to stands below the bar, however high.
  if ("ResizeObserver" in window) new ResizeObserver(() => { document.documentElement.style.scrollPaddingTop = byId("find").offsetHeight + 24 + "px"; }).observe(byId("find"));
  document.body.classList.add("live");
  speak();
  open();
})();
