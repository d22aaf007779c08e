SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public."__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL
);
CREATE TABLE public.access_keys (
    id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    expires_at timestamp(3) with time zone,
    last_used_at timestamp(3) with time zone,
    name character varying(200) NOT NULL COLLATE pg_catalog."C",
    partner_id uuid,
    revoked_at timestamp(3) with time zone,
    role character varying(24) NOT NULL,
    scopes text NOT NULL
);
CREATE TABLE public.article_documents (
    article_id uuid NOT NULL,
    shape bigint NOT NULL,
    version integer NOT NULL,
    blocks bytea NOT NULL,
    details bytea NOT NULL,
    html bytea NOT NULL,
    markdown bytea NOT NULL,
    summary bytea NOT NULL,
    tags text NOT NULL COLLATE pg_catalog."C",
    text bytea NOT NULL
);
CREATE TABLE public.article_links (
    article_id uuid NOT NULL,
    copy character varying(24) NOT NULL,
    kind character varying(24) NOT NULL,
    target_id uuid NOT NULL,
    "position" integer NOT NULL,
    published timestamp(3) with time zone,
    role character varying(40) COLLATE pg_catalog."C"
);
CREATE TABLE public.articles (
    id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    created_by character varying(200) COLLATE pg_catalog."C",
    desk_sort_title character varying(200) NOT NULL COLLATE pg_catalog."C",
    desk_title character varying(300) NOT NULL COLLATE pg_catalog."C",
    edit_version integer NOT NULL,
    edited_at timestamp(3) with time zone NOT NULL,
    embargo_until timestamp(3) with time zone,
    is_public boolean NOT NULL,
    language character varying(35) NOT NULL COLLATE pg_catalog."C",
    modified_at timestamp(3) with time zone NOT NULL,
    published_at timestamp(3) with time zone,
    purged_at timestamp(3) with time zone,
    scheduled_for timestamp(3) with time zone,
    slug character varying(120) NOT NULL COLLATE pg_catalog."C",
    sort_title character varying(200) NOT NULL COLLATE pg_catalog."C",
    status character varying(24) NOT NULL,
    translation_of uuid,
    trashed_at timestamp(3) with time zone,
    updated_at timestamp(3) with time zone,
    version integer NOT NULL,
    was_public boolean NOT NULL,
    corrections text NOT NULL,
    embargo_partners text,
    live text,
    refusal text COLLATE pg_catalog."C",
    withdrawal text,
    working text
);
CREATE TABLE public.audit_entries (
    id uuid NOT NULL,
    action character varying(40) NOT NULL COLLATE pg_catalog."C",
    actor_id character varying(200) NOT NULL COLLATE pg_catalog."C",
    actor_name character varying(200) NOT NULL COLLATE pg_catalog."C",
    at timestamp(3) with time zone NOT NULL,
    edit_version integer,
    kind character varying(24) NOT NULL COLLATE pg_catalog."C",
    name character varying(300) COLLATE pg_catalog."C",
    thing_id uuid NOT NULL
);
CREATE TABLE public.authors (
    id uuid NOT NULL,
    affiliation character varying(200) COLLATE pg_catalog."C",
    author_kind character varying(24) NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    edit_version integer NOT NULL,
    is_listed boolean NOT NULL,
    is_public boolean NOT NULL,
    merged_into uuid,
    modified_at timestamp(3) with time zone NOT NULL,
    name character varying(200) NOT NULL COLLATE pg_catalog."C",
    portrait_id uuid,
    printed_as character varying(200) COLLATE pg_catalog."C",
    purged_at timestamp(3) with time zone,
    slug character varying(120) NOT NULL COLLATE pg_catalog."C",
    sort_name character varying(200) NOT NULL COLLATE pg_catalog."C",
    title character varying(200) COLLATE pg_catalog."C",
    trashed_at timestamp(3) with time zone,
    version integer NOT NULL,
    was_public boolean NOT NULL,
    bio text COLLATE pg_catalog."C",
    links text NOT NULL
);
CREATE TABLE public.change_heads (
    id integer NOT NULL,
    epoch uuid NOT NULL,
    sequence bigint NOT NULL,
    thinned_to bigint NOT NULL
);
CREATE TABLE public.changes (
    sequence bigint NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    caused_by_id uuid,
    caused_by_kind character varying(24),
    changed character varying(500) NOT NULL COLLATE pg_catalog."C",
    is_public boolean NOT NULL,
    kind character varying(24) NOT NULL,
    op character varying(24) NOT NULL,
    previous_slug character varying(120) COLLATE pg_catalog."C",
    reason character varying(24) NOT NULL,
    replacement_id uuid,
    slug character varying(120) COLLATE pg_catalog."C",
    thing_id uuid NOT NULL,
    version integer NOT NULL,
    notice character varying(2000) COLLATE pg_catalog."C",
    tags character varying(4000) NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.entitlements (
    id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    edit_version integer NOT NULL,
    ended_at timestamp(3) with time zone,
    ends_at timestamp(3) with time zone,
    has_early_access boolean NOT NULL,
    is_in_force boolean NOT NULL,
    on_end character varying(24) NOT NULL,
    partner_id uuid NOT NULL,
    product_id uuid NOT NULL,
    starts_at timestamp(3) with time zone NOT NULL
);
CREATE TABLE public.feed_subscriptions (
    id uuid NOT NULL,
    ask_at timestamp(3) with time zone,
    asked integer NOT NULL,
    callback character varying(1000) NOT NULL COLLATE pg_catalog."C",
    created_at timestamp(3) with time zone NOT NULL,
    edit_version integer NOT NULL,
    host character varying(255) NOT NULL COLLATE pg_catalog."C",
    lease_ends_at timestamp(3) with time zone,
    next_try_at timestamp(3) with time zone NOT NULL,
    "position" bigint NOT NULL,
    secret character varying(199) COLLATE pg_catalog."C",
    sent character varying(64) NOT NULL COLLATE pg_catalog."C",
    topic character varying(300) NOT NULL COLLATE pg_catalog."C",
    tries integer NOT NULL,
    wish character varying(24),
    wished_lease bigint NOT NULL,
    wished_secret character varying(199) COLLATE pg_catalog."C"
);
CREATE TABLE public.forgotten_slugs (
    kind character varying(24) NOT NULL,
    hash character varying(64) NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.home (
    id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    edit_version integer NOT NULL,
    is_public boolean NOT NULL,
    modified_at timestamp(3) with time zone NOT NULL,
    purged_at timestamp(3) with time zone,
    trashed_at timestamp(3) with time zone,
    version integer NOT NULL,
    was_public boolean NOT NULL,
    draft text,
    live text NOT NULL
);
CREATE TABLE public.idempotent_answers (
    scope character varying(700) NOT NULL COLLATE pg_catalog."C",
    key character varying(208) NOT NULL COLLATE pg_catalog."C",
    at timestamp(3) with time zone NOT NULL,
    body_hash bytea NOT NULL,
    e_tag character varying(80) COLLATE pg_catalog."C",
    location character varying(500) COLLATE pg_catalog."C",
    sequence bigint,
    status integer NOT NULL,
    body bytea NOT NULL
);
CREATE TABLE public.illustrations (
    id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    credit_author_id uuid,
    credit_source_id uuid,
    edit_version integer NOT NULL,
    is_public boolean NOT NULL,
    modified_at timestamp(3) with time zone NOT NULL,
    purged_at timestamp(3) with time zone,
    trashed_at timestamp(3) with time zone,
    version integer NOT NULL,
    was_public boolean NOT NULL,
    facts text NOT NULL,
    file text NOT NULL
);
CREATE TABLE public.key_secrets (
    id character varying(32) NOT NULL COLLATE pg_catalog."C",
    created_at timestamp(3) with time zone NOT NULL,
    hash bytea NOT NULL,
    key_id uuid NOT NULL,
    revoked_at timestamp(3) with time zone
);
CREATE TABLE public.leases (
    name character varying(100) NOT NULL COLLATE pg_catalog."C",
    holder character varying(100) NOT NULL COLLATE pg_catalog."C",
    until timestamp(3) with time zone NOT NULL
);
CREATE TABLE public.partner_articles (
    partner_id uuid NOT NULL,
    article_id uuid NOT NULL,
    is_kept_back boolean NOT NULL,
    published timestamp(3) with time zone,
    standing character varying(24) NOT NULL
);
CREATE TABLE public.partner_changes (
    partner_id uuid NOT NULL,
    sequence bigint NOT NULL,
    action character varying(24) NOT NULL,
    article_id uuid NOT NULL,
    embargo_until timestamp(3) with time zone,
    op character varying(24) NOT NULL,
    reason character varying(24) NOT NULL,
    notice character varying(2000) COLLATE pg_catalog."C"
);
CREATE TABLE public.partner_reviews (
    id uuid NOT NULL,
    action character varying(24) NOT NULL,
    after uuid,
    created_at timestamp(3) with time zone NOT NULL,
    partner_id uuid,
    renewed_product_id uuid,
    source_id uuid,
    notice character varying(2000) COLLATE pg_catalog."C"
);
CREATE TABLE public.partner_usage (
    partner_id uuid NOT NULL,
    day timestamp(3) with time zone NOT NULL,
    requests bigint NOT NULL
);
CREATE TABLE public.partners (
    id uuid NOT NULL,
    acted_to bigint NOT NULL,
    contact character varying(500) COLLATE pg_catalog."C",
    created_at timestamp(3) with time zone NOT NULL,
    daily_requests integer,
    edit_version integer NOT NULL,
    kept_back_from bigint NOT NULL,
    last_seen_at timestamp(3) with time zone,
    name character varying(200) NOT NULL COLLATE pg_catalog."C",
    received_to bigint NOT NULL,
    sort_name character varying(200) NOT NULL COLLATE pg_catalog."C",
    source_id uuid,
    suspended_at timestamp(3) with time zone,
    suspension_notice character varying(1000) COLLATE pg_catalog."C",
    selection text NOT NULL
);
CREATE TABLE public.placements (
    id uuid NOT NULL,
    article_id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    kind character varying(24) NOT NULL,
    language character varying(35) NOT NULL COLLATE pg_catalog."C",
    partner_id uuid NOT NULL,
    translator character varying(200) COLLATE pg_catalog."C",
    url character varying(2000) NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.previews (
    id uuid NOT NULL,
    actor_id character varying(200) NOT NULL COLLATE pg_catalog."C",
    actor_name character varying(200) NOT NULL COLLATE pg_catalog."C",
    created_at timestamp(3) with time zone NOT NULL,
    edit_version integer NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    kind character varying(24) NOT NULL,
    thing_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    content text,
    layout text
);
CREATE TABLE public.products (
    id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    edit_version integer NOT NULL,
    images character varying(24) NOT NULL,
    name character varying(200) NOT NULL COLLATE pg_catalog."C",
    sort_name character varying(200) NOT NULL COLLATE pg_catalog."C",
    description text COLLATE pg_catalog."C",
    filter text NOT NULL,
    license text
);
CREATE TABLE public.revisions (
    article_id uuid NOT NULL,
    number integer NOT NULL,
    actor_id character varying(200) NOT NULL COLLATE pg_catalog."C",
    actor_name character varying(200) NOT NULL COLLATE pg_catalog."C",
    at timestamp(3) with time zone NOT NULL,
    reason character varying(40) NOT NULL COLLATE pg_catalog."C",
    content text NOT NULL
);
CREATE TABLE public.series (
    id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    edit_version integer NOT NULL,
    is_complete boolean NOT NULL,
    is_listed boolean NOT NULL,
    is_public boolean NOT NULL,
    lead_id uuid,
    modified_at timestamp(3) with time zone NOT NULL,
    purged_at timestamp(3) with time zone,
    series_kind character varying(24) NOT NULL,
    slug character varying(120) NOT NULL COLLATE pg_catalog."C",
    sort_title character varying(200) NOT NULL COLLATE pg_catalog."C",
    title character varying(300) NOT NULL COLLATE pg_catalog."C",
    total integer,
    trashed_at timestamp(3) with time zone,
    version integer NOT NULL,
    was_public boolean NOT NULL,
    description text COLLATE pg_catalog."C"
);
CREATE TABLE public.series_members (
    series_id uuid NOT NULL,
    article_id uuid NOT NULL,
    kind character varying(24) NOT NULL,
    label character varying(80) COLLATE pg_catalog."C",
    part integer,
    "position" integer NOT NULL,
    published timestamp(3) with time zone
);
CREATE TABLE public.series_sources (
    series_id uuid NOT NULL,
    source_id uuid NOT NULL,
    "position" integer NOT NULL
);
CREATE TABLE public.slugs (
    kind character varying(24) NOT NULL,
    slug character varying(120) NOT NULL COLLATE pg_catalog."C",
    at timestamp(3) with time zone NOT NULL,
    is_current boolean NOT NULL,
    target_id uuid NOT NULL
);
CREATE TABLE public.sources (
    id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    edit_version integer NOT NULL,
    is_listed boolean NOT NULL,
    is_public boolean NOT NULL,
    modified_at timestamp(3) with time zone NOT NULL,
    name character varying(200) NOT NULL COLLATE pg_catalog."C",
    onward_ends_at timestamp(3) with time zone,
    purged_at timestamp(3) with time zone,
    slug character varying(120) NOT NULL COLLATE pg_catalog."C",
    sort_name character varying(200) NOT NULL COLLATE pg_catalog."C",
    source_kind character varying(24) NOT NULL,
    trashed_at timestamp(3) with time zone,
    version integer NOT NULL,
    was_public boolean NOT NULL,
    home_page character varying(2000) COLLATE pg_catalog."C",
    license text,
    onward text NOT NULL
);
CREATE TABLE public.topics (
    id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    edit_version integer NOT NULL,
    is_listed boolean NOT NULL,
    is_public boolean NOT NULL,
    modified_at timestamp(3) with time zone NOT NULL,
    name character varying(200) NOT NULL COLLATE pg_catalog."C",
    purged_at timestamp(3) with time zone,
    slug character varying(120) NOT NULL COLLATE pg_catalog."C",
    sort_name character varying(200) NOT NULL COLLATE pg_catalog."C",
    trashed_at timestamp(3) with time zone,
    version integer NOT NULL,
    was_public boolean NOT NULL,
    description text COLLATE pg_catalog."C"
);
CREATE TABLE public.webhook_attempts (
    id uuid NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    fault character varying(24),
    message_id uuid NOT NULL,
    milliseconds integer NOT NULL,
    status integer,
    answer character varying(1024) COLLATE pg_catalog."C"
);
CREATE TABLE public.webhook_messages (
    id uuid NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    first_sequence bigint NOT NULL,
    has_more boolean NOT NULL,
    lane character varying(24) NOT NULL,
    next_try_at timestamp(3) with time zone,
    sequence bigint NOT NULL,
    state character varying(24) NOT NULL,
    tries integer NOT NULL,
    type character varying(60) NOT NULL COLLATE pg_catalog."C",
    webhook_id uuid NOT NULL,
    sequences text NOT NULL
);
CREATE TABLE public.webhooks (
    id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    disabled_reason character varying(300) COLLATE pg_catalog."C",
    edit_version integer NOT NULL,
    failing_since timestamp(3) with time zone,
    former_secret character varying(94) COLLATE pg_catalog."C",
    former_secret_until timestamp(3) with time zone,
    is_enabled boolean NOT NULL,
    name character varying(200) NOT NULL COLLATE pg_catalog."C",
    partner_id uuid,
    "position" bigint NOT NULL,
    quiet_seconds integer NOT NULL,
    secret character varying(94) NOT NULL COLLATE pg_catalog."C",
    events text NOT NULL,
    url character varying(2000) NOT NULL COLLATE pg_catalog."C"
);
INSERT INTO public."__EFMigrationsHistory" VALUES ('20261125092619_Initial', '10.0.15');
INSERT INTO public.access_keys VALUES ('01a22366-d917-7b84-b8b3-214eea008be7', '2026-11-28 18:24:32.535+00', NULL, NULL, 'Bootstrap', NULL, NULL, 'Admin', '["desk:read","drafts:write","content:write","content:publish","audit:read","partners:manage","webhooks:manage","keys:manage","content:purge"]');
INSERT INTO public.access_keys VALUES ('01a22366-d917-725d-bfd6-b7cf8e6043fc', '2026-11-28 18:24:32.535+00', NULL, NULL, 'Bootstrap', '01a22366-d917-73e6-b82e-3619561db160', NULL, 'Partner', '["partner:pull","partner:manage"]');
INSERT INTO public.article_documents VALUES ('01a22366-f651-7e6c-b1bb-ac089d0449a9', -7027170121824820834, 1, '\x5b7b2274797065223a22706172616772617068222c227370616e73223a5b7b2274657874223a224974207761697473206f6e20222c226d61726b73223a5b5d2c2268726566223a6e756c6c2c2261727469636c654964223a6e756c6c7d2c7b2274657874223a2253756e64617973222c226d61726b73223a5b22656d706861736973225d2c2268726566223a6e756c6c2c2261727469636c654964223a6e756c6c7d2c7b2274657874223a222e222c226d61726b73223a5b5d2c2268726566223a6e756c6c2c2261727469636c654964223a6e756c6c7d5d7d5d', '\x7b22636f7272656374696f6e73223a5b5d2c2263616e6f6e6963616c55726c223a22687474703a2f2f6c6f63616c686f73743a333030302f61727469636c65732f7468652d66657272792d746861742d7761697473222c2273656f223a7b227469746c65223a225468652046657272792054686174205761697473222c226465736372697074696f6e223a224974207761697473206f6e2053756e646179732e222c22696d616765223a6e756c6c7d2c227472616e736c6174696f6e73223a5b5d7d', '\x223c703e4974207761697473206f6e203c656d3e53756e646179733c2f656d3e2e3c2f703e22', '\x224974207761697473206f6e202a53756e646179732a2e22', '\x7b226964223a2230316132323336362d663635312d376536632d623162622d616330383964303434396139222c22736c7567223a227468652d66657272792d746861742d7761697473222c2275726c223a22687474703a2f2f6c6f63616c686f73743a333030302f61727469636c65732f7468652d66657272792d746861742d7761697473222c227469746c65223a225468652046657272792054686174205761697473222c227375627469746c65223a6e756c6c2c2265786365727074223a224974207761697473206f6e2053756e646179732e222c226c616e6775616765223a22656e222c22646972656374696f6e223a226c7472222c227075626c69736865644174223a22323032362d31312d32385431383a32343a34312e3234365a222c22757064617465644174223a22323032362d31312d32385431383a32343a34312e3234365a222c226d6f6469666965644174223a22323032362d31312d32385431383a32343a34312e3234365a222c2276657273696f6e223a312c22776f7264436f756e74223a342c2272656164696e674d696e75746573223a312c2262796c696e65223a22427920416461205175696c6c222c22636f6e747269627574696f6e73223a5b7b22726f6c65223a22617574686f72222c22617574686f72223a7b226964223a2230316132323336362d656266342d376631392d623035342d653136353739643133303662222c22736c7567223a226164612d7175696c6c222c2275726c223a22687474703a2f2f6c6f63616c686f73743a333030302f617574686f72732f6164612d7175696c6c222c226e616d65223a22416461205175696c6c227d2c2263726564697465644173223a6e756c6c2c227469746c65223a6e756c6c2c22616666696c696174696f6e223a6e756c6c7d5d2c22736572696573223a5b5d2c226174747269627574696f6e73223a5b5d2c226c656164496c6c757374726174696f6e223a6e756c6c2c22746f70696373223a5b5d2c226c6963656e7365223a7b226964223a2243432d42592d342e30222c226e616d65223a22437265617469766520436f6d6d6f6e73204174747269627574696f6e20342e30222c2275726c223a2268747470733a2f2f6372656174697665636f6d6d6f6e732e6f72672f6c6963656e7365732f62792f342e302f222c227465726d73223a7b226564697473223a22796573222c22696d61676573223a2261736b222c227472616e736c6174696f6e223a22796573222c226d7573744c696e6b223a747275652c226e6f53616c65223a66616c73652c226372656469745265717569726564223a747275657d7d7d', 'article:01a22366-f651-7e6c-b1bb-ac089d0449a9 article:the-ferry-that-waits author:ada-quill', '\x224974207761697473206f6e2053756e646179732e22');
INSERT INTO public.article_links VALUES ('01a22366-f651-7e6c-b1bb-ac089d0449a9', 'Live', 'Author', '01a22366-ebf4-7f19-b054-e16579d1306b', 0, '2026-11-28 18:24:41.246+00', 'Author');
INSERT INTO public.articles VALUES ('01a22366-f651-7e6c-b1bb-ac089d0449a9', '2026-11-28 18:24:40.017+00', '01a22366-d917-7b84-b8b3-214eea008be7', 'the ferry that waits', 'The Ferry That Waits', 2, '2026-11-28 18:24:41.246+00', NULL, true, 'en', '2026-11-28 18:24:41.246+00', '2026-11-28 18:24:41.246+00', NULL, NULL, 'the-ferry-that-waits', 'the ferry that waits', 'Published', NULL, NULL, '2026-11-28 18:24:41.246+00', 1, true, '[]', NULL, '{"schema":1,"title":"The Ferry That Waits","language":"en","body":"It waits on *Sundays*.","contributions":[{"role":"author","authorId":"01a22366-ebf4-7f19-b054-e16579d1306b"}],"attributions":[],"topicIds":[],"license":{"id":"CC-BY-4.0","name":"Creative Commons Attribution 4.0","url":"https://creativecommons.org/licenses/by/4.0/","terms":{"edits":"yes","images":"ask","translation":"yes","mustLink":true,"noSale":false,"creditRequired":true,"strictness":3}}}', NULL, NULL, NULL);
INSERT INTO public.articles VALUES ('01a22366-fde8-76df-85c0-d14895e01726', '2026-11-28 18:24:41.96+00', '01a22366-d917-7b84-b8b3-214eea008be7', 'a draft about weirs', 'A Draft About Weirs', 1, '2026-11-28 18:24:41.96+00', NULL, false, '', '2026-11-28 18:24:41.96+00', NULL, NULL, NULL, 'a-draft-about-weirs', '', 'Draft', NULL, NULL, NULL, 0, false, '[]', NULL, NULL, NULL, NULL, '{"schema":1,"title":"A Draft About Weirs","language":"en","body":"","contributions":[],"attributions":[],"topicIds":[]}');
INSERT INTO public.audit_entries VALUES ('01a22366-debd-75fc-b965-98e63d3c07a5', 'create', 'program', 'The program', '2026-11-28 18:24:33.981+00', NULL, 'key', 'Bootstrap', '01a22366-d917-7b84-b8b3-214eea008be7');
INSERT INTO public.audit_entries VALUES ('01a22366-debd-764e-af58-4cb8abb6644b', 'add-secret', 'program', 'The program', '2026-11-28 18:24:33.981+00', NULL, 'key', 'Bootstrap', '01a22366-d917-7b84-b8b3-214eea008be7');
INSERT INTO public.audit_entries VALUES ('01a22366-e25c-767a-b5e1-2d9e539f82b4', 'create', 'program', 'The program', '2026-11-28 18:24:34.908+00', 1, 'entitlement', NULL, '01a22366-d917-71b0-b209-23e52d6ada16');
INSERT INTO public.audit_entries VALUES ('01a22366-e25c-77c6-b80c-36188f3a5d1b', 'create', 'program', 'The program', '2026-11-28 18:24:34.908+00', 1, 'product', 'Everything', '01a22366-d917-7d46-82d9-c7937533466e');
INSERT INTO public.audit_entries VALUES ('01a22366-e25c-7ca9-8bdd-d3b8a8f1a12f', 'create', 'program', 'The program', '2026-11-28 18:24:34.908+00', 1, 'partner', 'First partner', '01a22366-d917-73e6-b82e-3619561db160');
INSERT INTO public.audit_entries VALUES ('01a22366-e386-73cc-a722-0850e27dc52c', 'create', 'program', 'The program', '2026-11-28 18:24:35.206+00', NULL, 'key', 'Bootstrap', '01a22366-d917-725d-bfd6-b7cf8e6043fc');
INSERT INTO public.audit_entries VALUES ('01a22366-e386-7617-8906-31b94c120987', 'add-secret', 'program', 'The program', '2026-11-28 18:24:35.206+00', NULL, 'key', 'Bootstrap', '01a22366-d917-725d-bfd6-b7cf8e6043fc');
INSERT INTO public.audit_entries VALUES ('01a22366-ed7f-708c-a672-7e98533575db', 'create', '01a22366-d917-7b84-b8b3-214eea008be7', 'Bootstrap', '2026-11-28 18:24:37.759+00', 1, 'author', 'ada-quill', '01a22366-ebf4-7f19-b054-e16579d1306b');
INSERT INTO public.audit_entries VALUES ('01a22366-ef5f-77e5-b356-39089e98d3c0', 'create', '01a22366-d917-7b84-b8b3-214eea008be7', 'Bootstrap', '2026-11-28 18:24:38.239+00', 1, 'topic', 'harbours', '01a22366-ef39-772b-9846-2dc22203d8cc');
INSERT INTO public.audit_entries VALUES ('01a22366-f361-7396-8b06-95bae26bb5c8', 'create', '01a22366-d917-7b84-b8b3-214eea008be7', 'Bootstrap', '2026-11-28 18:24:39.265+00', 1, 'source', 'the-lantern', '01a22366-f2a8-7b84-9046-70e6b2674f57');
INSERT INTO public.audit_entries VALUES ('01a22366-f6ce-7fdb-ab3e-1afaad87638c', 'create', '01a22366-d917-7b84-b8b3-214eea008be7', 'Bootstrap', '2026-11-28 18:24:40.142+00', 1, 'article', 'the-ferry-that-waits', '01a22366-f651-7e6c-b1bb-ac089d0449a9');
INSERT INTO public.audit_entries VALUES ('01a22366-fb20-7480-8799-8bf7a6c87279', 'publish', '01a22366-d917-7b84-b8b3-214eea008be7', 'Bootstrap', '2026-11-28 18:24:41.248+00', 2, 'article', 'the-ferry-that-waits', '01a22366-f651-7e6c-b1bb-ac089d0449a9');
INSERT INTO public.audit_entries VALUES ('01a22366-fde8-79af-b444-0feb48277515', 'create', '01a22366-d917-7b84-b8b3-214eea008be7', 'Bootstrap', '2026-11-28 18:24:41.96+00', 1, 'article', 'a-draft-about-weirs', '01a22366-fde8-76df-85c0-d14895e01726');
INSERT INTO public.audit_entries VALUES ('01a22366-fe7f-7e34-bb03-d5bf6b712f5e', 'create', '01a22366-d917-7b84-b8b3-214eea008be7', 'Bootstrap', '2026-11-28 18:24:42.111+00', 1, 'series', 'small-repairs', '01a22366-fe61-78cd-9a4b-4ebc04ecdec0');
INSERT INTO public.authors VALUES ('01a22366-ebf4-7f19-b054-e16579d1306b', NULL, 'Person', '2026-11-28 18:24:37.364+00', 1, false, true, NULL, '2026-11-28 18:24:37.364+00', 'Ada Quill', NULL, NULL, NULL, 'ada-quill', 'ada quill', NULL, NULL, 0, true, NULL, '[]');
INSERT INTO public.change_heads VALUES (1, '01a22366-d8bc-7f70-9602-07c350557832', 2, 0);
INSERT INTO public.changes VALUES (1, '2026-11-28 18:24:41.248+00', NULL, NULL, '', true, 'Article', 'Upsert', NULL, 'Published', NULL, 'the-ferry-that-waits', '01a22366-f651-7e6c-b1bb-ac089d0449a9', 1, NULL, 'author:ada-quill');
INSERT INTO public.changes VALUES (2, '2026-11-28 18:24:41.248+00', NULL, NULL, '', true, 'Author', 'Upsert', NULL, 'Published', NULL, 'ada-quill', '01a22366-ebf4-7f19-b054-e16579d1306b', 0, NULL, '');
INSERT INTO public.entitlements VALUES ('01a22366-d917-71b0-b209-23e52d6ada16', '2026-11-28 18:24:32.535+00', 1, NULL, NULL, false, true, 'MayKeep', '01a22366-d917-73e6-b82e-3619561db160', '01a22366-d917-7d46-82d9-c7937533466e', '2026-11-28 18:24:32.535+00');
INSERT INTO public.key_secrets VALUES ('chosen01', '2026-11-28 18:24:32.535+00', '\x0c7b500f7911e3c724a84c1845aaf688783f696f18dc1b657eb1f0f62b3fc858', '01a22366-d917-7b84-b8b3-214eea008be7', NULL);
INSERT INTO public.key_secrets VALUES ('chosen02', '2026-11-28 18:24:32.535+00', '\x24f799d66be1a0cef7e0521f47d2ca4f0556d28e13fcfb69dcf639646ce81e18', '01a22366-d917-725d-bfd6-b7cf8e6043fc', NULL);
INSERT INTO public.partner_articles VALUES ('01a22366-d917-73e6-b82e-3619561db160', '01a22366-f651-7e6c-b1bb-ac089d0449a9', false, '2026-11-28 18:24:41.246+00', 'Entitled');
INSERT INTO public.partner_changes VALUES ('01a22366-d917-73e6-b82e-3619561db160', 1, 'None', '01a22366-f651-7e6c-b1bb-ac089d0449a9', NULL, 'Upsert', 'Published', NULL);
INSERT INTO public.partners VALUES ('01a22366-d917-73e6-b82e-3619561db160', 0, NULL, '2026-11-28 18:24:32.535+00', NULL, 1, 0, NULL, 'First partner', 0, 'first partner', NULL, NULL, NULL, '{}');
INSERT INTO public.products VALUES ('01a22366-d917-7d46-82d9-c7937533466e', '2026-11-28 18:24:32.535+00', 1, 'Cleared', 'Everything', 'everything', 'Every piece that may go on to partners.', '{"authors":[],"series":[],"sources":[],"topics":[],"notTopics":[],"relations":[],"languages":[]}', NULL);
INSERT INTO public.revisions VALUES ('01a22366-f651-7e6c-b1bb-ac089d0449a9', 1, '01a22366-d917-7b84-b8b3-214eea008be7', 'Bootstrap', '2026-11-28 18:24:40.017+00', 'created', '{"schema":1,"title":"The Ferry That Waits","language":"en","body":"It waits on *Sundays*.","contributions":[{"role":"author","authorId":"01a22366-ebf4-7f19-b054-e16579d1306b"}],"attributions":[],"topicIds":[],"license":{"id":"CC-BY-4.0","name":"Creative Commons Attribution 4.0","url":"https://creativecommons.org/licenses/by/4.0/","terms":{"edits":"yes","images":"ask","translation":"yes","mustLink":true,"noSale":false,"creditRequired":true,"strictness":3}}}');
INSERT INTO public.revisions VALUES ('01a22366-f651-7e6c-b1bb-ac089d0449a9', 2, '01a22366-d917-7b84-b8b3-214eea008be7', 'Bootstrap', '2026-11-28 18:24:41.246+00', 'published', '{"schema":1,"title":"The Ferry That Waits","language":"en","body":"It waits on *Sundays*.","contributions":[{"role":"author","authorId":"01a22366-ebf4-7f19-b054-e16579d1306b"}],"attributions":[],"topicIds":[],"license":{"id":"CC-BY-4.0","name":"Creative Commons Attribution 4.0","url":"https://creativecommons.org/licenses/by/4.0/","terms":{"edits":"yes","images":"ask","translation":"yes","mustLink":true,"noSale":false,"creditRequired":true,"strictness":3}}}');
INSERT INTO public.revisions VALUES ('01a22366-fde8-76df-85c0-d14895e01726', 1, '01a22366-d917-7b84-b8b3-214eea008be7', 'Bootstrap', '2026-11-28 18:24:41.96+00', 'created', '{"schema":1,"title":"A Draft About Weirs","language":"en","body":"","contributions":[],"attributions":[],"topicIds":[]}');
INSERT INTO public.series VALUES ('01a22366-fe61-78cd-9a4b-4ebc04ecdec0', '2026-11-28 18:24:42.081+00', 1, false, false, false, NULL, '2026-11-28 18:24:42.081+00', NULL, 'Collection', 'small-repairs', 'small repairs', 'Small Repairs', NULL, NULL, 0, false, NULL);
INSERT INTO public.slugs VALUES ('Author', 'ada-quill', '2026-11-28 18:24:37.759+00', true, '01a22366-ebf4-7f19-b054-e16579d1306b');
INSERT INTO public.slugs VALUES ('Topic', 'harbours', '2026-11-28 18:24:38.239+00', true, '01a22366-ef39-772b-9846-2dc22203d8cc');
INSERT INTO public.slugs VALUES ('Source', 'the-lantern', '2026-11-28 18:24:39.265+00', true, '01a22366-f2a8-7b84-9046-70e6b2674f57');
INSERT INTO public.slugs VALUES ('Article', 'the-ferry-that-waits', '2026-11-28 18:24:40.142+00', true, '01a22366-f651-7e6c-b1bb-ac089d0449a9');
INSERT INTO public.slugs VALUES ('Article', 'a-draft-about-weirs', '2026-11-28 18:24:41.96+00', true, '01a22366-fde8-76df-85c0-d14895e01726');
INSERT INTO public.slugs VALUES ('Series', 'small-repairs', '2026-11-28 18:24:42.111+00', true, '01a22366-fe61-78cd-9a4b-4ebc04ecdec0');
INSERT INTO public.sources VALUES ('01a22366-f2a8-7b84-9046-70e6b2674f57', '2026-11-28 18:24:39.08+00', 1, false, false, '2026-11-28 18:24:39.08+00', 'The Lantern', NULL, NULL, 'the-lantern', 'the lantern', 'Publication', NULL, 0, false, 'https://lantern.example/', NULL, '{"text":"denied","illustrations":"denied","canonical":"theirs"}');
INSERT INTO public.topics VALUES ('01a22366-ef39-772b-9846-2dc22203d8cc', '2026-11-28 18:24:38.201+00', 1, false, false, '2026-11-28 18:24:38.201+00', 'Harbours', NULL, 'harbours', 'harbours', NULL, 0, false, NULL);
ALTER TABLE ONLY public."__EFMigrationsHistory"
    ADD CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId");
ALTER TABLE ONLY public.access_keys
    ADD CONSTRAINT "PK_access_keys" PRIMARY KEY (id);
ALTER TABLE ONLY public.article_documents
    ADD CONSTRAINT "PK_article_documents" PRIMARY KEY (article_id);
ALTER TABLE ONLY public.article_links
    ADD CONSTRAINT "PK_article_links" PRIMARY KEY (article_id, copy, kind, target_id);
ALTER TABLE ONLY public.articles
    ADD CONSTRAINT "PK_articles" PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT "PK_audit_entries" PRIMARY KEY (id);
ALTER TABLE ONLY public.authors
    ADD CONSTRAINT "PK_authors" PRIMARY KEY (id);
ALTER TABLE ONLY public.change_heads
    ADD CONSTRAINT "PK_change_heads" PRIMARY KEY (id);
ALTER TABLE ONLY public.changes
    ADD CONSTRAINT "PK_changes" PRIMARY KEY (sequence);
ALTER TABLE ONLY public.entitlements
    ADD CONSTRAINT "PK_entitlements" PRIMARY KEY (id);
ALTER TABLE ONLY public.feed_subscriptions
    ADD CONSTRAINT "PK_feed_subscriptions" PRIMARY KEY (id);
ALTER TABLE ONLY public.forgotten_slugs
    ADD CONSTRAINT "PK_forgotten_slugs" PRIMARY KEY (kind, hash);
ALTER TABLE ONLY public.home
    ADD CONSTRAINT "PK_home" PRIMARY KEY (id);
ALTER TABLE ONLY public.idempotent_answers
    ADD CONSTRAINT "PK_idempotent_answers" PRIMARY KEY (scope, key);
ALTER TABLE ONLY public.illustrations
    ADD CONSTRAINT "PK_illustrations" PRIMARY KEY (id);
ALTER TABLE ONLY public.key_secrets
    ADD CONSTRAINT "PK_key_secrets" PRIMARY KEY (id);
ALTER TABLE ONLY public.leases
    ADD CONSTRAINT "PK_leases" PRIMARY KEY (name);
ALTER TABLE ONLY public.partner_articles
    ADD CONSTRAINT "PK_partner_articles" PRIMARY KEY (partner_id, article_id);
ALTER TABLE ONLY public.partner_changes
    ADD CONSTRAINT "PK_partner_changes" PRIMARY KEY (partner_id, sequence);
ALTER TABLE ONLY public.partner_reviews
    ADD CONSTRAINT "PK_partner_reviews" PRIMARY KEY (id);
ALTER TABLE ONLY public.partner_usage
    ADD CONSTRAINT "PK_partner_usage" PRIMARY KEY (partner_id, day);
ALTER TABLE ONLY public.partners
    ADD CONSTRAINT "PK_partners" PRIMARY KEY (id);
ALTER TABLE ONLY public.placements
    ADD CONSTRAINT "PK_placements" PRIMARY KEY (id);
ALTER TABLE ONLY public.previews
    ADD CONSTRAINT "PK_previews" PRIMARY KEY (id);
ALTER TABLE ONLY public.products
    ADD CONSTRAINT "PK_products" PRIMARY KEY (id);
ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT "PK_revisions" PRIMARY KEY (article_id, number);
ALTER TABLE ONLY public.series
    ADD CONSTRAINT "PK_series" PRIMARY KEY (id);
ALTER TABLE ONLY public.series_members
    ADD CONSTRAINT "PK_series_members" PRIMARY KEY (series_id, article_id);
ALTER TABLE ONLY public.series_sources
    ADD CONSTRAINT "PK_series_sources" PRIMARY KEY (series_id, source_id);
ALTER TABLE ONLY public.slugs
    ADD CONSTRAINT "PK_slugs" PRIMARY KEY (kind, slug);
ALTER TABLE ONLY public.sources
    ADD CONSTRAINT "PK_sources" PRIMARY KEY (id);
ALTER TABLE ONLY public.topics
    ADD CONSTRAINT "PK_topics" PRIMARY KEY (id);
ALTER TABLE ONLY public.webhook_attempts
    ADD CONSTRAINT "PK_webhook_attempts" PRIMARY KEY (id);
ALTER TABLE ONLY public.webhook_messages
    ADD CONSTRAINT "PK_webhook_messages" PRIMARY KEY (id);
ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT "PK_webhooks" PRIMARY KEY (id);
CREATE INDEX ix_access_keys_created_at_id ON public.access_keys USING btree (created_at, id);
CREATE INDEX ix_access_keys_partner_id_created_at_id ON public.access_keys USING btree (partner_id, created_at, id);
CREATE INDEX ix_article_links_copy_kind_target_id_published_article_id ON public.article_links USING btree (copy, kind, target_id, published, article_id);
CREATE INDEX ix_articles_created_by_edited_at_id ON public.articles USING btree (created_by, edited_at, id);
CREATE INDEX ix_articles_desk_sort_title_id ON public.articles USING btree (desk_sort_title, id);
CREATE INDEX ix_articles_edited_at_id ON public.articles USING btree (edited_at, id);
CREATE INDEX ix_articles_embargo_until ON public.articles USING btree (embargo_until) WHERE (embargo_until IS NOT NULL);
CREATE INDEX ix_articles_is_public_id ON public.articles USING btree (is_public, id);
CREATE INDEX ix_articles_is_public_language_published_at_id ON public.articles USING btree (is_public, language, published_at, id);
CREATE INDEX ix_articles_is_public_modified_at_id ON public.articles USING btree (is_public, modified_at, id);
CREATE INDEX ix_articles_is_public_published_at_id ON public.articles USING btree (is_public, published_at, id);
CREATE INDEX ix_articles_is_public_sort_title_id ON public.articles USING btree (is_public, sort_title, id);
CREATE INDEX ix_articles_modified_at_id ON public.articles USING btree (modified_at, id) WHERE ((is_public = false) AND (was_public = true));
CREATE INDEX ix_articles_scheduled_for ON public.articles USING btree (scheduled_for) WHERE (scheduled_for IS NOT NULL);
CREATE UNIQUE INDEX ix_articles_slug ON public.articles USING btree (slug);
CREATE INDEX ix_articles_status_edited_at_id ON public.articles USING btree (status, edited_at, id);
CREATE INDEX ix_articles_translation_of ON public.articles USING btree (translation_of);
CREATE INDEX ix_audit_entries_actor_id_at_id ON public.audit_entries USING btree (actor_id, at, id);
CREATE INDEX ix_audit_entries_at_id ON public.audit_entries USING btree (at, id);
CREATE INDEX ix_audit_entries_thing_id_at_id ON public.audit_entries USING btree (thing_id, at, id);
CREATE INDEX ix_authors_is_public_modified_at_id ON public.authors USING btree (is_public, modified_at, id);
CREATE INDEX ix_authors_is_public_sort_name_id ON public.authors USING btree (is_public, sort_name, id);
CREATE INDEX ix_authors_merged_into ON public.authors USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX ix_authors_portrait_id ON public.authors USING btree (portrait_id);
CREATE UNIQUE INDEX ix_authors_slug ON public.authors USING btree (slug);
CREATE INDEX ix_changes_is_public_sequence ON public.changes USING btree (is_public, sequence);
CREATE INDEX ix_changes_thing_id_sequence ON public.changes USING btree (thing_id, sequence);
CREATE INDEX ix_entitlements_is_in_force_ends_at ON public.entitlements USING btree (is_in_force, ends_at);
CREATE INDEX ix_entitlements_partner_id_created_at_id ON public.entitlements USING btree (partner_id, created_at, id);
CREATE INDEX ix_entitlements_product_id ON public.entitlements USING btree (product_id);
CREATE INDEX ix_entitlements_starts_at ON public.entitlements USING btree (starts_at) WHERE ((is_in_force = false) AND (ended_at IS NULL));
CREATE INDEX ix_feed_subscriptions_ask_at ON public.feed_subscriptions USING btree (ask_at);
CREATE INDEX ix_feed_subscriptions_host ON public.feed_subscriptions USING btree (host);
CREATE INDEX ix_feed_subscriptions_lease_ends_at ON public.feed_subscriptions USING btree (lease_ends_at);
CREATE UNIQUE INDEX ix_feed_subscriptions_topic_callback ON public.feed_subscriptions USING btree (topic, callback);
CREATE INDEX ix_idempotent_answers_at ON public.idempotent_answers USING btree (at);
CREATE INDEX ix_illustrations_credit_author_id ON public.illustrations USING btree (credit_author_id);
CREATE INDEX ix_illustrations_credit_source_id ON public.illustrations USING btree (credit_source_id);
CREATE INDEX ix_key_secrets_key_id ON public.key_secrets USING btree (key_id);
CREATE INDEX ix_partner_articles_article_id_partner_id ON public.partner_articles USING btree (article_id, partner_id);
CREATE INDEX ix_partner_articles_partner_id_standing_article_id ON public.partner_articles USING btree (partner_id, standing, article_id);
CREATE INDEX ix_partner_articles_partner_id_standing_published_article_id ON public.partner_articles USING btree (partner_id, standing, published, article_id);
CREATE INDEX ix_partner_changes_partner_id_article_id_sequence ON public.partner_changes USING btree (partner_id, article_id, sequence);
CREATE INDEX ix_partner_changes_partner_id_reason_sequence ON public.partner_changes USING btree (partner_id, reason, sequence);
CREATE INDEX ix_partner_changes_sequence ON public.partner_changes USING btree (sequence);
CREATE INDEX ix_partners_sort_name_id ON public.partners USING btree (sort_name, id);
CREATE INDEX ix_placements_article_id_created_at ON public.placements USING btree (article_id, created_at);
CREATE INDEX ix_placements_partner_id_created_at_id ON public.placements USING btree (partner_id, created_at, id);
CREATE INDEX ix_previews_expires_at ON public.previews USING btree (expires_at);
CREATE INDEX ix_previews_thing_id_created_at_id ON public.previews USING btree (thing_id, created_at, id);
CREATE UNIQUE INDEX ix_previews_token_hash ON public.previews USING btree (token_hash);
CREATE INDEX ix_products_sort_name_id ON public.products USING btree (sort_name, id);
CREATE INDEX ix_series_is_public_modified_at_id ON public.series USING btree (is_public, modified_at, id);
CREATE INDEX ix_series_is_public_sort_title_id ON public.series USING btree (is_public, sort_title, id);
CREATE INDEX ix_series_members_article_id_series_id ON public.series_members USING btree (article_id, series_id);
CREATE INDEX ix_series_members_series_id_position_article_id ON public.series_members USING btree (series_id, "position", article_id);
CREATE INDEX ix_series_members_series_id_published_article_id ON public.series_members USING btree (series_id, published, article_id);
CREATE UNIQUE INDEX ix_series_slug ON public.series USING btree (slug);
CREATE INDEX ix_series_sources_source_id ON public.series_sources USING btree (source_id);
CREATE INDEX ix_slugs_is_current_at_slug_target_id ON public.slugs USING btree (is_current, at, slug, target_id);
CREATE INDEX ix_slugs_target_id_kind ON public.slugs USING btree (target_id, kind);
CREATE INDEX ix_sources_is_public_modified_at_id ON public.sources USING btree (is_public, modified_at, id);
CREATE INDEX ix_sources_is_public_sort_name_id ON public.sources USING btree (is_public, sort_name, id);
CREATE INDEX ix_sources_onward_ends_at ON public.sources USING btree (onward_ends_at) WHERE (onward_ends_at IS NOT NULL);
CREATE UNIQUE INDEX ix_sources_slug ON public.sources USING btree (slug);
CREATE INDEX ix_topics_is_public_modified_at_id ON public.topics USING btree (is_public, modified_at, id);
CREATE INDEX ix_topics_is_public_sort_name_id ON public.topics USING btree (is_public, sort_name, id);
CREATE UNIQUE INDEX ix_topics_slug ON public.topics USING btree (slug);
CREATE INDEX ix_webhook_attempts_message_id_at_id ON public.webhook_attempts USING btree (message_id, at, id);
CREATE INDEX ix_webhook_messages_created_at ON public.webhook_messages USING btree (created_at);
CREATE INDEX ix_webhook_messages_webhook_id_created_at_sequence_id ON public.webhook_messages USING btree (webhook_id, created_at, sequence, id);
CREATE INDEX ix_webhook_messages_webhook_id_state_lane_next_try_at_sequence ON public.webhook_messages USING btree (webhook_id, state, lane, next_try_at, sequence);
CREATE INDEX ix_webhooks_partner_id_created_at_id ON public.webhooks USING btree (partner_id, created_at, id);
CREATE UNIQUE INDEX one_multipart_series ON public.series_members USING btree (article_id) WHERE ((kind)::text = 'Multipart'::text);
ALTER TABLE ONLY public.access_keys
    ADD CONSTRAINT "FK_access_keys_partners_partner_id" FOREIGN KEY (partner_id) REFERENCES public.partners(id);
ALTER TABLE ONLY public.article_documents
    ADD CONSTRAINT "FK_article_documents_articles_article_id" FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.article_links
    ADD CONSTRAINT "FK_article_links_articles_article_id" FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.entitlements
    ADD CONSTRAINT "FK_entitlements_partners_partner_id" FOREIGN KEY (partner_id) REFERENCES public.partners(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.entitlements
    ADD CONSTRAINT "FK_entitlements_products_product_id" FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.key_secrets
    ADD CONSTRAINT "FK_key_secrets_access_keys_key_id" FOREIGN KEY (key_id) REFERENCES public.access_keys(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.partner_articles
    ADD CONSTRAINT "FK_partner_articles_partners_partner_id" FOREIGN KEY (partner_id) REFERENCES public.partners(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.partner_usage
    ADD CONSTRAINT "FK_partner_usage_partners_partner_id" FOREIGN KEY (partner_id) REFERENCES public.partners(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.placements
    ADD CONSTRAINT "FK_placements_partners_partner_id" FOREIGN KEY (partner_id) REFERENCES public.partners(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT "FK_revisions_articles_article_id" FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.series_members
    ADD CONSTRAINT "FK_series_members_series_series_id" FOREIGN KEY (series_id) REFERENCES public.series(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.series_sources
    ADD CONSTRAINT "FK_series_sources_series_series_id" FOREIGN KEY (series_id) REFERENCES public.series(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.webhook_attempts
    ADD CONSTRAINT "FK_webhook_attempts_webhook_messages_message_id" FOREIGN KEY (message_id) REFERENCES public.webhook_messages(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.webhook_messages
    ADD CONSTRAINT "FK_webhook_messages_webhooks_webhook_id" FOREIGN KEY (webhook_id) REFERENCES public.webhooks(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT "FK_webhooks_partners_partner_id" FOREIGN KEY (partner_id) REFERENCES public.partners(id) ON DELETE CASCADE;
