import { editArticle, getAdminArticle, getArticle, getHome } from "./generated/hey-api";
import { client } from "./generated/hey-api/client.gen";
import { base, draft, expect, key, slug, words } from "./given";

client.setConfig({ baseUrl: base });

const home = await getHome({ query: { include: ["authors"] } });
expect(home.data !== undefined && home.data.data.slots.some((slot) => slot.articles.length > 0), "The home page has pieces.");

const article = await getArticle({ path: { id: slug }, query: { formats: ["blocks"] } });
expect(article.data?.data.body.blocks?.some((block) => words(block).length > 0) === true, "A piece is read as blocks.");

const nothing = await getArticle({ path: { id: "no-such-piece" } });
expect(nothing.error?.code === "not-found", "A problem is told by its code.");

const before = await getAdminArticle({ auth: key, path: { id: draft } });
expect(before.data !== undefined, "The draft is there.");
const edited = await editArticle({ auth: key, path: { id: draft }, headers: { "If-Match": `"e${before.data.editVersion}"` }, body: { title: "Edited by hey-api", subtitle: null } });
expect(edited.data?.working?.title === "Edited by hey-api" && edited.data.working.subtitle === null, "A patch changes what it names, and empties with null.");
console.log("hey-api: well");
