"use strict";
// Looks a query up in the vocabulary of the engine; tables bring unknown words to known ones.
const LANGUAGES = ["fr", "en", "es"];
const Search = (data) => {
  const stop = new Set(data.stop.split(" "));
  const elided = new Set(data.elided.split(" "));
  const elisions = data.elisions.split(" ");
  const endings = data.endings.map((row) => row.split(" "));
  const sounds = [];
  for (const [pattern, by] of data.sounds) {
    try { sounds.push([new RegExp(pattern, "gu"), by]); } catch { /* an older browser: names are then only found by letters */ }
  }
  const letters = { "ı": "i", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ß": "ss" };
  const fold = (text) => text.replace(/İ/g, "i").normalize("NFKD").toLowerCase().replace(/[ıœæøłđß]/g, (c) => letters[c]).normalize("NFKD").replace(/\p{M}/gu, "");
  const split = (text) => {
    const found = [];
    for (const match of text.matchAll(/[\p{L}\p{N}]+(?:\p{M}+[\p{L}\p{N}]*)*/gu)) {
      const folded = fold(match[0]).replace(/[^\p{L}\p{N}]/gu, "").slice(0, 64);
      const end = match.index + match[0].length;
      if (folded && !(/['’‘ʼ´`′]/.test(text[end] || "") && elided.has(folded))) found.push({ surface: match[0], folded, start: match.index, end });
    }
    return found;
  };
  const isAcronym = (word) => /^\p{Lu}{2,}\d*$/u.test(word);

  // The words of the index and of the thesaurus: stems by language, units.
  const list = [], words = new Map(), byStem = [new Map(), new Map(), new Map()], byRoot = [new Map(), new Map(), new Map()];
  const put = (map, key, value) => { const known = map.get(key); if (known) known.push(value); else map.set(key, [value]); };
  const root = (word, place) => {
    if (/^\d+$/.test(word)) return null;
    const ending = endings[place].find((one) => word.endsWith(one) && word.length - one.length >= 4);
    const kept = ending ? word.slice(0, -ending.length) : word;
    return kept.length < 4 ? null : kept.endsWith("qu") ? kept.slice(0, -2) + "c" : kept;
  };
  const deltas = (text) => { let last = 0; return text.split(".").map((step) => (last += parseInt(step, 36))); };
  for (const line of data.words.split("\n")) {
    const [word, name, stems, mask, units] = line.split(" ");
    const entry = { word, name: name === "n", stems: stems.split("/").map((row) => row.split("+").map((one) => one[0] === "=" ? one.slice(1) : word.slice(0, parseInt(one, 36)))), units: units ? new Set(deltas(units)) : null };
    list.push(entry);
    words.set(word, entry);
    LANGUAGES.forEach((_, place) => {
      if (!(mask & (1 << place))) return;
      for (const stem of entry.stems[place]) put(byStem[place], stem, word);
      const family = root(word, place);
      if (family) put(byRoot[place], family, word);
    });
  }
  const terms = list.filter((entry) => entry.units);
  const holds = (word) => { const entry = words.get(word); return Boolean(entry && entry.units); };

  // The engine's stems of a word, else the longest known stem that leaves an ending.
  const stemsOf = (word, place) => {
    const entry = words.get(word);
    if (entry) return entry.stems[place];
    for (let length = word.length; length >= 4; length--) {
      const stem = word.slice(0, length);
      if (byStem[place].has(stem) && (length === word.length || endings[place].includes(word.slice(length)))) return [stem];
    }
    return [word];
  };

  // Concepts by the stems of their labels.
  const byLabel = new Map();
  const product = (rows) => rows.reduce((made, row) => made.flatMap((head) => row.map((one) => head ? head + " " + one : one)), [""]);
  data.concepts.forEach((concept, number) => {
    concept.mentions = new Map(concept.at ? concept.at.split(";").map((row) => {
      const [unit, spans] = row.split(":");
      return [parseInt(unit, 36), spans.split(",").map((span) => { const [start, length] = span.slice(1).split("."); return { place: +span[0], start: parseInt(start, 36), length: parseInt(length, 36) }; })];
    }) : []);
    concept.labels.split("|").forEach((row, place) => {
      for (const label of row ? row.split(";") : []) {
        const forms = label.split(" ").map((one) => {
          const entry = list[parseInt(one, 36)];
          return one.endsWith("!") ? ["!" + entry.word] : entry.stems[place];
        });
        for (const key of product(forms)) if (!byLabel.has(place + key)) byLabel.set(place + key, number);
      }
    });
  });
  const labelled = (row) => {
    for (let place = 0; place < 3; place++) {
      const forms = row.map((word) => isAcronym(word.surface) ? ["!" + word.folded] : [...stemsOf(word.folded, place), ...(word.folded.length <= 6 ? ["!" + word.folded] : [])]);
      for (const key of product(forms)) if (byLabel.has(place + key)) return byLabel.get(place + key);
    }
    return -1;
  };
  const plain = (folded) => ({ surface: folded, folded });

  const known = (word) => {
    const found = new Map();
    if (holds(word.folded)) found.set(word.folded, "exact");
    if (isAcronym(word.surface) && word.folded.length <= 5 && found.size) return found;
    for (let place = 0; place < 3; place++) {
      for (const stem of stemsOf(word.folded, place)) for (const term of byStem[place].get(stem) || []) if (!found.has(term)) found.set(term, "form");
    }
    for (let place = 0; place < 3; place++) {
      const family = root(word.folded, place);
      for (const term of (family && byRoot[place].get(family)) || []) {
        if (found.has(term)) continue;
        const concept = family.length > 4 ? 0 : labelled([word]);
        if (family.length > 4 || (concept >= 0 && concept === labelled([plain(term)]))) found.set(term, "form");
      }
    }
    return found;
  };

  // Slips counted: insert, drop, change or swap; names also by their sound.
  const slips = (a, b) => {
    let before = [], row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[b.length];
  };
  const heard = new Map();
  const sound = (word) => {
    if (!heard.has(word)) heard.set(word, sounds.reduce((made, [rule, by]) => made.replace(rule, by), word));
    return heard.get(word);
  };
  const nearest = (word) => {
    const allowed = word.folded.length <= 3 ? 0 : word.folded.length <= 7 ? 1 : 2;
    if (!allowed || /^\d+$/.test(word.folded) || (isAcronym(word.surface) && word.folded.length <= 5)) return [];
    const key = sound(word.folded);
    const close = [];
    for (const entry of terms) {
      if (entry.word[0] !== word.folded[0] || Math.abs(entry.word.length - word.folded.length) > allowed || /^\d+$/.test(entry.word)) continue;
      const count = slips(word.folded, entry.word);
      if (count <= allowed && (count < 2 || entry.word.slice(0, 6) === word.folded.slice(0, 6) || slips(key, sound(entry.word)) <= 1)) close.push([count, -entry.units.size, entry.word]);
    }
    if (!close.length) return key.length < 3 ? [] : terms.filter((entry) => entry.name && sound(entry.word) === key).slice(0, 3).map((entry) => entry.word);
    close.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
    return close.filter((one) => one[0] === close[0][0]).slice(0, 3).map((one) => one[2]);
  };

  const withoutElision = (word) => {
    for (const start of elisions) {
      const rest = word.folded.slice(start.length);
      if (word.folded.startsWith(start) && rest.length >= 4 && "aeiouyh".includes(rest[0]) && known(plain(rest)).size) return plain(rest);
    }
    return word;
  };

  const meaningful = (text) => {
    const all = split(text);
    const kept = all.filter((word) => !(stop.has(word.folded) && !(isAcronym(word.surface) && word.surface.length > 2)) && (word.folded.length > 1 || /\d/.test(word.folded)));
    const seen = new Set();
    return kept.filter((word) => !seen.has(word.folded) && seen.add(word.folded));
  };

  // A query understood: for each word the terms, spellings and concepts that answer for it.
  const understand = (text) => {
    const typing = /[\p{L}\p{N}]$/u.test(text);
    const row = meaningful(text).slice(0, 40).map((word) => known(word).size || labelled([word]) >= 0 ? word : withoutElision(word));
    const found = row.map((word) => ({ word, terms: known(word), corrected: [], concepts: new Map() }));
    const taken = new Set();
    for (let length = Math.min(6, row.length); length >= 1; length--) {
      for (let first = 0; first + length <= row.length; first++) {
        const places = Array.from({ length }, (_, step) => first + step);
        const concept = places.some((place) => taken.has(place)) ? -1 : labelled(places.map((place) => row[place]));
        if (concept < 0) continue;
        for (const place of places) { taken.add(place); for (const other of data.concepts[concept].for) found[place].concepts.set(other, "meaning"); }
      }
    }
    found.forEach((one, place) => {
      const last = typing && place === found.length - 1;
      if (last && one.word.folded.length >= 2 && !holds(one.word.folded)) {
        for (const entry of terms) if (entry.word.startsWith(one.word.folded) && !one.terms.has(entry.word)) one.terms.set(entry.word, "exact");
      }
      if (one.terms.size || one.concepts.size) return;
      one.corrected = nearest(one.word);
      for (const term of one.corrected) {
        one.terms.set(term, "spelling");
        for (const other of known(plain(term)).keys()) if (!one.terms.has(other)) one.terms.set(other, "spelling");
      }
      const concept = one.corrected.length ? labelled([plain(one.corrected[0])]) : -1;
      if (concept >= 0) for (const other of data.concepts[concept].for) one.concepts.set(other, "meaning");
    });
    return found;
  };

  // Which query words each unit answers, of so many units.
  const answers = (found, count) => {
    const held = Array.from({ length: count }, () => new Set());
    found.forEach((one, place) => {
      for (const term of one.terms.keys()) for (const unit of words.get(term).units) held[unit].add(place);
      for (const concept of one.concepts.keys()) for (const unit of data.concepts[concept].mentions.keys()) held[unit].add(place);
    });
    return held;
  };
  const phrases = (text) => [...text.matchAll(/["“«]([^"“”«»]+)["”»]/g)].map((match) => split(match[1]).map((word) => word.folded).join(" ")).filter(Boolean);
  return { understand, answers, phrases, split };
};
