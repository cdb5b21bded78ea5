// Snapping to words and stepping through the text. Positions are UTF-16 indices.

import assert from "node:assert/strict";
import test from "node:test";

import { neighbour, snapToGraphemes, snapToWords, unitsOf } from "../../static/js/caret.js";

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

test("the keyboard steps from word to word, and stops at the edge", () => {
  const text = "Two sources said.";
  const words = unitsOf(text, "word");
  assert.deepEqual(words.map((span) => said(text, span)), ["Two", "sources", "said"]);
  assert.deepEqual(neighbour(words, 0, 3, 1), [4, 11]);
  assert.deepEqual(neighbour(words, 12, 16, -1), [4, 11]);
  assert.equal(neighbour(words, 12, 16, 1), null);
});

test("sentences come without the space between them", () => {
  const text = "It left. It came back.";
  assert.deepEqual(unitsOf(text, "sentence").map((span) => said(text, span)), ["It left.", "It came back."]);
});
