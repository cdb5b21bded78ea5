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

function collect(node, paragraphs, preformatted = false) {
  if (node.nodeType === Node.TEXT_NODE) {
    const lines = preformatted ? node.data.split("\n") : [node.data];
    paragraphs[paragraphs.length - 1] += lines[0];
    paragraphs.push(...lines.slice(1));
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(skipped)) return;
  const block = blocks.test(node.tagName);
  if (block) paragraphs.push("");
  const keepsLines = preformatted || node.matches("pre, textarea, listing, [data-keeps-lines]");
  for (const child of node.childNodes) collect(child, paragraphs, keepsLines);
  if (block) paragraphs.push("");
  else if (node.matches("td, th")) paragraphs[paragraphs.length - 1] += " ";
}

/**
 * Styles are taken out first: the page's own policy forbids them, and would complain of each.
 * Of what they say, one thing matters: whether line ends are line ends.
 */
function withoutStyles(html) {
  const style = /\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi;
  const keeps = /white-space\s*:\s*(?:pre|break-spaces)/i;
  return html
    .replace(/<style\b[^>]*>[^]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(style, (value) => (keeps.test(value) ? " data-keeps-lines" : "")));
}
