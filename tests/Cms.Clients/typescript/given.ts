/** What the check was started with, and the two ways to say that something is wrong. */
export const base = given("BASE");
export const key = given("KEY");
export const slug = given("SLUG");
export const draft = given("DRAFT");

export function expect(holds: boolean, sentence: string): asserts holds {
  if (!holds) {
    throw new Error(sentence);
  }
}

/** A block's words, told apart by its type alone: it compiles only where the type narrows. */
export function words(block: { type: "paragraph" | "heading"; spans: { text: string }[] } | { type: "quote" | "list" | "figure" | "embed" | "code" | "rule" }): string {
  return block.type === "paragraph" || block.type === "heading" ? block.spans.map((span) => span.text).join("") : "";
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name} is not set; start this by check.sh.`);
  }
  return value;
}
