// From pasted HTML (a web page, a CMS, Word) to clean paragraphs, one a line.

const skipped = "script, style, template, noscript, svg, head, title, [hidden], iframe, object";
const blocks = /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BR|CAPTION|DD|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TR|UL)$/;

/** The paragraphs that the HTML shows, joined by line ends; bold, links and lists become text. */
export function paragraphsOf(html) {
  const page = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  const paragraphs = [""];
  collect(page.body, paragraphs);
  return paragraphs
    .map((paragraph) => paragraph.replace(/[\s\u00a0]+/g, " ").trim())
    .filter(Boolean)
    .join("\n");
}

function collect(node, paragraphs) {
  if (node.nodeType === Node.TEXT_NODE) {
    paragraphs[paragraphs.length - 1] += node.data;
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(skipped)) return;
  const block = blocks.test(node.tagName);
  if (block) paragraphs.push("");
  for (const child of node.childNodes) collect(child, paragraphs);
  if (block) paragraphs.push("");
  else if (node.matches("td, th")) paragraphs[paragraphs.length - 1] += " ";
}

/** Styles are taken out first: the page's own policy forbids them, and would complain of each. */
function withoutStyles(html) {
  return html
    .replace(/<style\b[^>]*>[^]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
}
