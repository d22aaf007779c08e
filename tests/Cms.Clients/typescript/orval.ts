import { editArticle, getAdminArticle, getArticle, getHome } from "./generated/orval/cms";
import { draft, expect, key, slug, words } from "./given";

const home = await getHome({ include: ["authors"] });
expect(home.status === 200 && home.data.data.slots.some((slot) => slot.articles.length > 0), "The home page has pieces.");

const article = await getArticle(slug, { formats: ["blocks"] });
expect(article.status === 200 && article.data.data.body.blocks?.some((block) => words(block).length > 0) === true, "A piece is read as blocks.");

const nothing = await getArticle("no-such-piece");
expect(nothing.status === 404 && nothing.data.code === "not-found", "A problem is told by its code.");

const before = await getAdminArticle(draft, { headers: { Authorization: `Bearer ${key}` } });
expect(before.status === 200, "The draft is there.");
const edited = await editArticle(draft, { title: "Edited by orval", subtitle: null }, { headers: { Authorization: `Bearer ${key}`, "If-Match": `"e${before.data.editVersion}"` } });
expect(edited.status === 200 && edited.data.working?.title === "Edited by orval" && edited.data.working.subtitle === null, "A patch changes what it names, and empties with null.");
console.log("orval: well");
