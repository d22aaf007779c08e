// The home page and an article page of a magazine, written as its site would write them: from the generated types alone, without
// a cast, an `any` or a non-null assertion. It compiles only while the contract says precisely what a page needs.
import type { components, paths } from "./generated/cms";

type Schemas = components["schemas"];
type Article = Schemas["Article"];
type ArticleSummary = Schemas["ArticleSummary"];
type HomeSlot = Schemas["HomeSlot"];
type Illustration = Schemas["Illustration"];
type Block = NonNullable<Article["body"]["blocks"]>[number];
type Spans = Schemas["ParagraphBlock"]["spans"];
type Series = ArticleSummary["series"][number];

/** The paths that answer a GET with JSON. */
type Readable = { [P in keyof paths]: paths[P] extends { get: { responses: { 200: { content: { "application/json": unknown } } } } } ? P : never }[keyof paths];
type Answer<P extends Readable> = paths[P]["get"]["responses"][200]["content"]["application/json"];
type Query<P extends Readable> = paths[P]["get"]["parameters"]["query"];

/** An answer that is no page: the problem says why, in words for a developer. */
export class CmsError extends Error {
  constructor(readonly problem: Schemas["Problem"]) {
    super(`${problem.title}: ${problem.detail} (${problem.code}, request ${problem.requestId})`);
  }
}

export async function homePage(baseUrl: string): Promise<string> {
  const { data: home } = await read("/v1/home", new URL("/v1/home", baseUrl), undefined);
  return page(home.site.language, home.site.name, `<h1>${escape(home.site.name)}</h1>${home.slots.map(drawSlot).join("")}`);
}

export async function articlePage(baseUrl: string, slug: string): Promise<string> {
  const url = new URL(`/v1/articles/${encodeURIComponent(slug)}`, baseUrl);
  const { data: article } = await read("/v1/articles/{id}", url, { formats: ["blocks"] });
  return page(article.language, article.seo.title, drawArticle(article));
}

async function read<P extends Readable>(_path: P, url: URL, query: Query<P>): Promise<Answer<P>> {
  for (const [name, value] of Object.entries(query ?? {})) {
    url.searchParams.set(name, String(value));
  }

  const response = await fetch(url, { headers: { Accept: "application/json, application/problem+json" } });
  if (!response.ok) {
    const problem: Schemas["Problem"] = await response.json();
    throw new CmsError(problem);
  }

  // Here the contract is trusted: every answer the API's own tests see is held against it.
  return response.json();
}

function page(language: string, title: string, main: string): string {
  return `<!doctype html><html lang="${escape(language)}"><head><meta charset="utf-8"><title>${escape(title)}</title></head><body><main>${main}</main></body></html>`;
}

function drawSlot(slot: HomeSlot): string {
  const title = slot.title === null ? "" : `<h2>${escape(slot.title)}</h2>`;
  const text = slot.text === null ? "" : `<p>${escape(slot.text)}</p>`;
  const more = slot.nextCursor === null ? "" : `<a href="/articles?cursor=${encodeURIComponent(slot.nextCursor)}">More</a>`;
  return `<section id="${escape(slot.key)}">${title}${text}${drawSlotArticles(slot)}${more}</section>`;
}

function drawSlotArticles(slot: HomeSlot): string {
  switch (slot.kind) {
    case "feature":
      return slot.articles.map((article) => drawCard(article, article.id === slot.leadId ? "lead" : "card")).join("");
    case "series":
      return `<ol>${slot.articles.map((article) => `<li>${drawCard(article, "part")}</li>`).join("")}</ol>`;
    case "list":
    case "latest":
      return `<ul>${slot.articles.map((article) => `<li>${drawCard(article, "card")}</li>`).join("")}</ul>`;
    default:
      // A kind newer than this page still has articles to show.
      return slot.articles.map((article) => drawCard(article, "card")).join("");
  }
}

function drawCard(article: ArticleSummary, style: "lead" | "card" | "part"): string {
  const picture = article.leadIllustration === null ? "" : drawIllustration(article.leadIllustration);
  const parts = article.series.map(drawPart).join("");
  return `<article class="${style}" lang="${escape(article.language)}" dir="${escape(article.direction)}">${picture}<h3><a href="${escape(article.url)}">${escape(article.title)}</a></h3>${drawSubtitle(article)}${parts}<p>${escape(article.excerpt)}</p>${drawByline(article)}</article>`;
}

function drawArticle(article: Article): string {
  const attributions = article.attributions.map((attribution) => `<p class="attribution">${attribution.html}</p>`).join("");
  const corrections = article.corrections.map((correction) => `<aside>${escape(correction.text)}</aside>`).join("");
  const picture = article.leadIllustration === null ? "" : drawIllustration(article.leadIllustration);
  const body = (article.body.blocks ?? []).map(drawBlock).join("");
  const license = article.license === null ? "" : drawLicense(article.license);
  return `<article dir="${escape(article.direction)}"><h1>${escape(article.title)}</h1>${drawSubtitle(article)}${drawByline(article)}${picture}${corrections}${body}${attributions}${article.series.map(drawNeighbours).join("")}${license}</article>`;
}

function drawSubtitle(article: Pick<ArticleSummary, "subtitle">): string {
  return article.subtitle === null ? "" : `<p class="subtitle">${escape(article.subtitle)}</p>`;
}

function drawByline(article: Pick<ArticleSummary, "byline" | "publishedAt" | "readingMinutes">): string {
  const byline = article.byline === null ? "" : `${escape(article.byline)} · `;
  return `<p class="byline">${byline}<time datetime="${escape(article.publishedAt)}">${escape(article.publishedAt.slice(0, 10))}</time> · ${article.readingMinutes} min</p>`;
}

function drawPart(series: Series): string {
  const part = series.label ?? (series.part === null ? "" : `Part ${series.part}`);
  const total = series.total === null ? "" : ` of ${series.total}`;
  return `<p class="series"><a href="${escape(series.url)}">${escape(series.title)}</a> ${escape(part)}${part === "" ? "" : total}</p>`;
}

function drawNeighbours(series: Series): string {
  const previous = series.previous === null ? "" : `<a rel="prev" href="${escape(series.previous.url)}">${escape(series.previous.title)}</a>`;
  const next = series.next === null ? "" : `<a rel="next" href="${escape(series.next.url)}">${escape(series.next.title)}</a>`;
  return `<nav>${drawPart(series)}${previous}${next}</nav>`;
}

function drawIllustration(illustration: Illustration): string {
  const srcset = illustration.srcset === null ? "" : ` srcset="${escape(illustration.srcset)}"`;
  const alt = illustration.decorative ? "" : escape(illustration.alt ?? "");
  const caption = illustration.caption === null ? "" : escape(illustration.caption);
  const credit = illustration.credit === null ? "" : `<cite>${escape(illustration.credit.text)}</cite>`;
  return `<figure><img src="${escape(illustration.src)}"${srcset} width="${illustration.width}" height="${illustration.height}" alt="${alt}"><figcaption>${caption} ${credit}</figcaption></figure>`;
}

function drawLicense(license: NonNullable<Article["license"]>): string {
  const name = escape(license.name);
  return `<p class="license">${license.url === null ? name : `<a rel="license" href="${escape(license.url)}">${name}</a>`}</p>`;
}

function drawBlock(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return `<p>${drawSpans(block.spans)}</p>`;
    case "heading":
      return `<h${block.level} id="${escape(block.id)}">${drawSpans(block.spans)}</h${block.level}>`;
    case "quote":
      return `<blockquote>${block.blocks.map(drawBlock).join("")}</blockquote>`;
    case "list": {
      const items = block.items.map((item) => `<li>${drawSpans(item.spans)}${item.blocks.map(drawBlock).join("")}</li>`).join("");
      return block.ordered ? `<ol start="${block.start}">${items}</ol>` : `<ul>${items}</ul>`;
    }
    case "figure":
      return drawIllustration(block.illustration);
    case "embed":
      return `<a class="embed" data-provider="${escape(block.provider)}" href="${escape(block.url)}">${escape(block.title ?? block.url)}</a>`;
    case "code":
      return `<pre><code${block.language === null ? "" : ` class="language-${escape(block.language)}"`}>${escape(block.text)}</code></pre>`;
    case "rule":
      return "<hr>";
    default:
      return drawUnknown(block);
  }
}

/** For the compiler nothing is left to come here, which proves that every type is drawn; a newer server may send one all the same. */
function drawUnknown(block: never): string {
  const { type }: { readonly type: string } = block;
  return `<!-- ${escape(type)} -->`;
}

function drawSpans(spans: Spans): string {
  return spans.map(drawSpan).join("");
}

const elements: Readonly<Record<string, string>> = { strong: "strong", emphasis: "em", code: "code", strike: "s" };

function drawSpan(span: Spans[number]): string {
  // A mark newer than this page leaves its text as it is.
  const marked = span.marks.reduce((inner, mark) => {
    const element = elements[mark];
    return element === undefined ? inner : `<${element}>${inner}</${element}>`;
  }, escape(span.text));
  return span.href === null ? marked : `<a href="${escape(span.href)}">${marked}</a>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
