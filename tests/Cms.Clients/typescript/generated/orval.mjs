// generated/orval/cms.ts
var getGetAdminArticleUrl = (id) => {
  return `${process.env.BASE}/v1/admin/articles/${id}`;
};
var getAdminArticle = async (id, options) => {
  const res = await fetch(
    getGetAdminArticleUrl(id),
    {
      ...options,
      method: "GET"
    }
  );
  const body = [204, 205, 304].includes(res.status) ? null : await res.text();
  const data = body ? JSON.parse(body) : {};
  return { data, status: res.status, headers: res.headers };
};
var getEditArticleUrl = (id) => {
  return `${process.env.BASE}/v1/admin/articles/${id}`;
};
var editArticle = async (id, articlePatch, options) => {
  const getHeaders = (h) => {
    if (!h) return {};
    if (h instanceof Headers) return Object.fromEntries(h.entries());
    if (Symbol.iterator in h) {
      return Object.fromEntries(
        Array.from(h, (entry) => Array.from(entry))
      );
    }
    const headers = {};
    for (const [name, value] of Object.entries(h)) {
      if (value !== void 0) headers[name] = value;
    }
    return headers;
  };
  const res = await fetch(
    getEditArticleUrl(id),
    {
      ...options,
      method: "PATCH",
      headers: { "Content-Type": "application/merge-patch+json", ...getHeaders(options?.headers) },
      body: JSON.stringify(articlePatch)
    }
  );
  const body = [204, 205, 304].includes(res.status) ? null : await res.text();
  const data = body ? JSON.parse(body) : {};
  return { data, status: res.status, headers: res.headers };
};
var getGetArticleUrl = (id, params) => {
  const normalizedParams = new URLSearchParams();
  Object.entries(params || {}).forEach(([key2, value]) => {
    if (value !== void 0) {
      normalizedParams.append(key2, value === null ? "null" : String(value));
    }
  });
  const stringifiedParams = normalizedParams.toString();
  return stringifiedParams.length > 0 ? `${process.env.BASE}/v1/articles/${id}?${stringifiedParams}` : `${process.env.BASE}/v1/articles/${id}`;
};
var getArticle = async (id, params, options) => {
  const res = await fetch(
    getGetArticleUrl(id, params),
    {
      ...options,
      method: "GET"
    }
  );
  const body = [204, 205, 304].includes(res.status) ? null : await res.text();
  const data = body ? JSON.parse(body) : {};
  return { data, status: res.status, headers: res.headers };
};
var getGetHomeUrl = (params) => {
  const normalizedParams = new URLSearchParams();
  Object.entries(params || {}).forEach(([key2, value]) => {
    if (value !== void 0) {
      normalizedParams.append(key2, value === null ? "null" : String(value));
    }
  });
  const stringifiedParams = normalizedParams.toString();
  return stringifiedParams.length > 0 ? `${process.env.BASE}/v1/home?${stringifiedParams}` : `${process.env.BASE}/v1/home`;
};
var getHome = async (params, options) => {
  const res = await fetch(
    getGetHomeUrl(params),
    {
      ...options,
      method: "GET"
    }
  );
  const body = [204, 205, 304].includes(res.status) ? null : await res.text();
  const data = body ? JSON.parse(body) : {};
  return { data, status: res.status, headers: res.headers };
};

// given.ts
var base = given("BASE");
var key = given("KEY");
var slug = given("SLUG");
var draft = given("DRAFT");
function expect(holds, sentence) {
  if (!holds) {
    throw new Error(sentence);
  }
}
function words(block) {
  return block.type === "paragraph" || block.type === "heading" ? block.spans.map((span) => span.text).join("") : "";
}
function given(name) {
  const value = process.env[name];
  if (value === void 0 || value === "") {
    throw new Error(`${name} is not set; start this by check.sh.`);
  }
  return value;
}

// orval.ts
var home = await getHome({ include: ["authors"] });
expect(home.status === 200 && home.data.data.slots.some((slot) => slot.articles.length > 0), "The home page has pieces.");
var article = await getArticle(slug, { formats: ["blocks"] });
expect(article.status === 200 && article.data.data.body.blocks?.some((block) => words(block).length > 0) === true, "A piece is read as blocks.");
var nothing = await getArticle("no-such-piece");
expect(nothing.status === 404 && nothing.data.code === "not-found", "A problem is told by its code.");
var before = await getAdminArticle(draft, { headers: { Authorization: `Bearer ${key}` } });
expect(before.status === 200, "The draft is there.");
var edited = await editArticle(draft, { title: "Edited by orval", subtitle: null }, { headers: { Authorization: `Bearer ${key}`, "If-Match": `"e${before.data.editVersion}"` } });
expect(edited.status === 200 && edited.data.working?.title === "Edited by orval" && edited.data.working.subtitle === null, "A patch changes what it names, and empties with null.");
console.log("orval: well");
