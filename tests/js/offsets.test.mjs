// Offsets between UTF-16 units and code points. Run by tests/web/test_javascript.py, or by hand:
// node --test tests/js/

import assert from "node:assert/strict";
import test from "node:test";

import { codePointsBefore, parseSpans, unitsBefore } from "../../static/js/offsets.js";

const rows = [
  // what, text, UTF-16 index, code points before it
  ["plain letters", "a source said", 8, 8],
  ["nothing", "", 0, 0],
  ["an emoji before", "🗳️ A source", 4, 3],
  ["a family of emoji", "👩‍👩‍👧 said", 8, 5],
  ["combining marks", "é said", 3, 3],
  ["Arabic", "قال المصدر", 4, 4],
  ["a letter beyond the first plane", "𝔘n", 2, 1],
  ["the end", "😀", 2, 1],
];

for (const [what, text, unit, count] of rows) {
  test(`${what}: ${unit} units are ${count} code points`, () => {
    assert.equal(codePointsBefore(text, unit), count);
    assert.equal(unitsBefore(text, count), unit);
  });
}

test("without an index the whole text is counted", () => {
  assert.equal(codePointsBefore("😀 said"), 6);
});

test("every code point boundary survives there and back", () => {
  const text = "a😀é👩‍🚒ש\n𝔘 z";
  const length = [...text].length;
  for (let count = 0; count <= length; count += 1) {
    assert.equal(codePointsBefore(text, unitsBefore(text, count)), count);
  }
});

test("a place outside the text is an error, not a guess", () => {
  assert.throws(() => codePointsBefore("abc", 4), RangeError);
  assert.throws(() => codePointsBefore("abc", -1), RangeError);
  assert.throws(() => unitsBefore("a😀", 3), RangeError);
});

test("spans are pairs of numbers", () => {
  assert.deepEqual(parseSpans("29-40 55-60"), [
    [29, 40],
    [55, 60],
  ]);
  assert.deepEqual(parseSpans(""), []);
});
