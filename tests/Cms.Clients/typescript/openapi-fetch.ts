import createClient from "openapi-fetch";
import type { paths } from "./generated/cms";
import { base, draft, expect, key, slug, words } from "./given";

const reader = createClient<paths>({ baseUrl: base, querySerializer: { array: { style: "form", explode: false } } });
const desk = createClient<paths>({ baseUrl: base, headers: { Authorization: `Bearer ${key}` } });

const home = await reader.GET("/v1/home", { params: { query: { include: ["authors"] } } });
expect(home.data !== undefined && home.data.data.slots.some((slot) => slot.articles.length > 0), "The home page has pieces.");

const article = await reader.GET("/v1/articles/{id}", { params: { path: { id: slug }, query: { formats: ["blocks"] } } });
expect(article.data?.data.body.blocks?.some((block) => words(block).length > 0) === true, "A piece is read as blocks.");

const nothing = await reader.GET("/v1/articles/{id}", { params: { path: { id: "no-such-piece" } } });
expect(nothing.error?.code === "not-found", "A problem is told by its code.");

const before = await desk.GET("/v1/admin/articles/{id}", { params: { path: { id: draft } } });
expect(before.data !== undefined, "The draft is there.");
const edited = await desk.PATCH("/v1/admin/articles/{id}", {
  params: { path: { id: draft }, header: { "If-Match": `"e${before.data.editVersion}"` } },
  headers: { "Content-Type": "application/merge-patch+json" },
  body: { title: "Edited by openapi-fetch", subtitle: null },
});
expect(edited.data?.working?.title === "Edited by openapi-fetch" && edited.data.working.subtitle === null, "A patch changes what it names, and empties with null.");
console.log("openapi-typescript and openapi-fetch: well");
