// Snapping to words and stepping through the text. Positions are UTF-16 indices.

import assert from "node:assert/strict";
import test from "node:test";

import { nearestEdge, sentenceAt, snapToGraphemes, snapToWords, unitFrom } from "../../static/js/caret.js";

const said = (text, span) => text.slice(...span);

const rows = [
  // what was dragged over -> what is marked
  ["half a word at each end", "two sources said", [2, 9], "two sources"],
  ["a space at each end", "two sources said", [3, 12], "sources"],
  ["an apostrophe inside", "Japan’s minister said", [2, 10], "Japan’s minister"],
  ["a quotation mark that was selected stays", "“We go,” she said", [0, 8], "“We go,”"],
  ["one that was not stays out", "“We go,” she said", [1, 6], "We go"],
  ["a full stop that was selected stays", "She left. He", [4, 9], "left."],
  ["Hebrew", "המקור אמר היום", [1, 8], "המקור אמר"],
];

for (const [what, text, span, expected] of rows) {
  test(what, () => assert.equal(said(text, snapToWords(text, ...span)), expected));
}

test("white space alone is no selection", () => {
  assert.equal(snapToWords("a   b", 1, 4), null);
});

test("a grapheme is never cut", () => {
  const text = "x👩‍👩‍👧y";
  assert.equal(said(text, snapToGraphemes(text, 2, 4)), "👩‍👩‍👧");
});

const walk = (text, unit, starts = []) => {
  const forward = [];
  for (let at = 0, span; (span = unitFrom(text, at, unit, 1, starts)); at = span[1]) forward.push(said(text, span));
  const backward = [];
  for (let at = text.length, span; (span = unitFrom(text, at, unit, -1, starts)); at = span[0]) backward.unshift(said(text, span));
  assert.deepEqual(backward, forward, "the way back is the way there");
  return forward;
};

const walks = [
  // what, text, unit, what the keyboard steps over
  ["words, not what stands between them", "Two sources said.", "word", ["Two", "sources", "said"]],
  ["Thai words, which no space parts", "แหล่งข่าวกล่าวว่า", "word", ["แหล่ง", "ข่าว", "กล่าว", "ว่า"]],
  ["Hindi words with their vowel signs", "सूत्रों ने कहा", "word", ["सूत्रों", "ने", "कहा"]],
  ["Arabic words", "قال المصدر", "word", ["قال", "المصدر"]],
  ["characters as people count them", "e\u0301👩‍👩‍👧👍🏽", "character", ["e\u0301", "👩‍👩‍👧", "👍🏽"]],
  ["nothing", "", "word", []],
  ["no word", " … ", "word", []],
];

for (const [what, text, unit, steps] of walks) {
  test(`steps over ${what}`, () => assert.deepEqual(walk(text, unit), steps));
}

test("sentences begin where the server says, and come without the space between them", () => {
  const text = "Mr. Quill left. It came back.";
  assert.deepEqual(walk(text, "sentence", [16]), ["Mr. Quill left.", "It came back."]);
  assert.deepEqual(walk(text, "sentence"), [text]);
  assert.equal(said(text, sentenceAt(text, 5, [16])), "Mr. Quill left.");
  assert.equal(said(text, sentenceAt(text, 16, [16])), "It came back.");
});

test("from inside a sentence the way back is its start, the way on the next", () => {
  const text = "It left. It came back.";
  assert.deepEqual(unitFrom(text, 5, "sentence", -1, [9]), [0, 8]);
  assert.deepEqual(unitFrom(text, 5, "sentence", 1, [9]), [9, 22]);
  assert.equal(unitFrom(text, 12, "sentence", 1, [9]), null);
});

const edges = [
  // what, place, exact, the edge that is meant, in “Two sources said.”
  ["the nearer side of the word", 5, false, 4],
  ["its other side", 9, false, 11],
  ["behind the full stop", 17, false, 17],
  ["between two words", 3, false, 3],
  ["the very character", 6, true, 6],
];

for (const [what, place, exact, edge] of edges) {
  test(`a pointer means ${what}`, () => assert.equal(nearestEdge("Two sources said.", place, { exact }), edge));
}

test("a pointer inside a family of emoji does not cut it", () => {
  const edge = nearestEdge("👩‍👩‍👧", 3, { exact: true });
  assert.ok(edge === 0 || edge === 8);
});

test("a step looks around its place alone: a paragraph of a million characters is no slower", () => {
  const long = "word ".repeat(200_000);
  const time = (text) => {
    const begun = performance.now();
    for (let turn = 0; turn < 20; turn += 1) unitFrom(text, text.length - 10, "word", -1);
    return performance.now() - begun;
  };
  time(long);
  assert.ok(time(long) < 1_000);
});
