PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO __EFMigrationsHistory VALUES('20261125092607_Initial','10.0.15');
CREATE TABLE IF NOT EXISTS "articles" (
    "id" BLOB NOT NULL CONSTRAINT "PK_articles" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "created_by" TEXT NULL,
    "desk_sort_title" TEXT NOT NULL,
    "desk_title" TEXT NOT NULL,
    "edit_version" INTEGER NOT NULL,
    "edited_at" INTEGER NOT NULL,
    "embargo_until" INTEGER NULL,
    "is_public" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "modified_at" INTEGER NOT NULL,
    "published_at" INTEGER NULL,
    "purged_at" INTEGER NULL,
    "scheduled_for" INTEGER NULL,
    "slug" TEXT NOT NULL,
    "sort_title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "translation_of" BLOB NULL,
    "trashed_at" INTEGER NULL,
    "updated_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "was_public" INTEGER NOT NULL,
    "corrections" TEXT NOT NULL,
    "embargo_partners" TEXT NULL,
    "live" TEXT NULL,
    "refusal" TEXT NULL,
    "withdrawal" TEXT NULL,
    "working" TEXT NULL
);
INSERT INTO articles VALUES(X'01a223669fc17b5888afe304780c49f4',1795890257857,'01a22366-8591-77e5-8534-9cb9b073ebba','the ferry that waits','The Ferry That Waits',2,1795890258893,NULL,1,'en',1795890258893,1795890258893,NULL,NULL,'the-ferry-that-waits','the ferry that waits','Published',NULL,NULL,1795890258893,1,1,'[]',NULL,'{"schema":1,"title":"The Ferry That Waits","language":"en","body":"It waits on *Sundays*.","contributions":[{"role":"author","authorId":"01a22366-97a6-77ba-afb2-4b372e45d612"}],"attributions":[],"topicIds":[],"license":{"id":"CC-BY-4.0","name":"Creative Commons Attribution 4.0","url":"https://creativecommons.org/licenses/by/4.0/","terms":{"edits":"yes","images":"ask","translation":"yes","mustLink":true,"noSale":false,"creditRequired":true,"strictness":3}}}',NULL,NULL,NULL);
INSERT INTO articles VALUES(X'01a22366a7ae748d8511eb89bbaf242f',1795890259886,'01a22366-8591-77e5-8534-9cb9b073ebba','a draft about weirs','A Draft About Weirs',1,1795890259886,NULL,0,'',1795890259886,NULL,NULL,NULL,'a-draft-about-weirs','','Draft',NULL,NULL,NULL,0,0,'[]',NULL,NULL,NULL,NULL,'{"schema":1,"title":"A Draft About Weirs","language":"en","body":"","contributions":[],"attributions":[],"topicIds":[]}');
CREATE TABLE IF NOT EXISTS "audit_entries" (
    "id" BLOB NOT NULL CONSTRAINT "PK_audit_entries" PRIMARY KEY,
    "action" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "edit_version" INTEGER NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NULL,
    "thing_id" BLOB NOT NULL
);
INSERT INTO audit_entries VALUES(X'01a223668979718fa2258d625d6a7671','create','program','The program',1795890252153,NULL,'key','Bootstrap',X'01a22366859177e585349cb9b073ebba');
INSERT INTO audit_entries VALUES(X'01a2236689797b7e9eeab11a827ce9af','add-secret','program','The program',1795890252153,NULL,'key','Bootstrap',X'01a22366859177e585349cb9b073ebba');
INSERT INTO audit_entries VALUES(X'01a223668cec74a9b5b745ee3a9a408d','create','program','The program',1795890253036,1,'entitlement',NULL,X'01a2236685917bb2a822322780e676e6');
INSERT INTO audit_entries VALUES(X'01a223668cec77ee8112c37d41262765','create','program','The program',1795890253036,1,'product','Everything',X'01a2236685917e39b7d4f04eba7c8968');
INSERT INTO audit_entries VALUES(X'01a223668cec786a811ee329ec74e3e8','create','program','The program',1795890253036,1,'partner','First partner',X'01a223668591728795048d72c4cc2bb2');
INSERT INTO audit_entries VALUES(X'01a223668dc87cefadc9bc28e05f28c3','create','program','The program',1795890253256,NULL,'key','Bootstrap',X'01a22366859174ab974e5ed10e68ee99');
INSERT INTO audit_entries VALUES(X'01a223668dc87e4aa2f8d7bb650d1e2c','add-secret','program','The program',1795890253256,NULL,'key','Bootstrap',X'01a22366859174ab974e5ed10e68ee99');
INSERT INTO audit_entries VALUES(X'01a22366981772a5a82cfb6b80a34e57','create','01a22366-8591-77e5-8534-9cb9b073ebba','Bootstrap',1795890255895,1,'author','ada-quill',X'01a2236697a677baafb24b372e45d612');
INSERT INTO audit_entries VALUES(X'01a2236699ea7b0cbcd51728d978fa6b','create','01a22366-8591-77e5-8534-9cb9b073ebba','Bootstrap',1795890256362,1,'topic','harbours',X'01a22366999e7c88bfd106ecb561f2c5');
INSERT INTO audit_entries VALUES(X'01a223669d627bdd9bed987c0618b96b','create','01a22366-8591-77e5-8534-9cb9b073ebba','Bootstrap',1795890257250,1,'source','the-lantern',X'01a223669cc478599802e3c236386f15');
INSERT INTO audit_entries VALUES(X'01a22366a087748e96c3f08a5ebda8a8','create','01a22366-8591-77e5-8534-9cb9b073ebba','Bootstrap',1795890258055,1,'article','the-ferry-that-waits',X'01a223669fc17b5888afe304780c49f4');
INSERT INTO audit_entries VALUES(X'01a22366a3d0719b821f84520d79157d','publish','01a22366-8591-77e5-8534-9cb9b073ebba','Bootstrap',1795890258896,2,'article','the-ferry-that-waits',X'01a223669fc17b5888afe304780c49f4');
INSERT INTO audit_entries VALUES(X'01a22366a7af74f48a9dedb75294f16d','create','01a22366-8591-77e5-8534-9cb9b073ebba','Bootstrap',1795890259887,1,'article','a-draft-about-weirs',X'01a22366a7ae748d8511eb89bbaf242f');
INSERT INTO audit_entries VALUES(X'01a22366a85d78b2a35b3939f0d52bd4','create','01a22366-8591-77e5-8534-9cb9b073ebba','Bootstrap',1795890260061,1,'series','small-repairs',X'01a22366a81f788a800b55e88a6b5b6b');
CREATE TABLE IF NOT EXISTS "authors" (
    "id" BLOB NOT NULL CONSTRAINT "PK_authors" PRIMARY KEY,
    "affiliation" TEXT NULL,
    "author_kind" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "edit_version" INTEGER NOT NULL,
    "is_listed" INTEGER NOT NULL,
    "is_public" INTEGER NOT NULL,
    "merged_into" BLOB NULL,
    "modified_at" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "portrait_id" BLOB NULL,
    "printed_as" TEXT NULL,
    "purged_at" INTEGER NULL,
    "slug" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "title" TEXT NULL,
    "trashed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "was_public" INTEGER NOT NULL,
    "bio" TEXT NULL,
    "links" TEXT NOT NULL
);
INSERT INTO authors VALUES(X'01a2236697a677baafb24b372e45d612',NULL,'Person',1795890255782,1,0,1,NULL,1795890255782,'Ada Quill',NULL,NULL,NULL,'ada-quill','ada quill',NULL,NULL,0,1,NULL,'[]');
CREATE TABLE IF NOT EXISTS "change_heads" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_change_heads" PRIMARY KEY,
    "epoch" BLOB NOT NULL,
    "sequence" INTEGER NOT NULL,
    "thinned_to" INTEGER NOT NULL
);
INSERT INTO change_heads VALUES(1,X'01a2236685517caea55e389ccc4fc89d',2,0);
CREATE TABLE IF NOT EXISTS "changes" (
    "sequence" INTEGER NOT NULL CONSTRAINT "PK_changes" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "caused_by_id" BLOB NULL,
    "caused_by_kind" TEXT NULL,
    "changed" TEXT NOT NULL,
    "is_public" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "previous_slug" TEXT NULL,
    "reason" TEXT NOT NULL,
    "replacement_id" BLOB NULL,
    "slug" TEXT NULL,
    "thing_id" BLOB NOT NULL,
    "version" INTEGER NOT NULL,
    "notice" TEXT NULL,
    "tags" TEXT NOT NULL
);
INSERT INTO changes VALUES(1,1795890258896,NULL,NULL,'',1,'Article','Upsert',NULL,'Published',NULL,'the-ferry-that-waits',X'01a223669fc17b5888afe304780c49f4',1,NULL,'author:ada-quill');
INSERT INTO changes VALUES(2,1795890258896,NULL,NULL,'',1,'Author','Upsert',NULL,'Published',NULL,'ada-quill',X'01a2236697a677baafb24b372e45d612',0,NULL,'');
CREATE TABLE IF NOT EXISTS "feed_subscriptions" (
    "id" BLOB NOT NULL CONSTRAINT "PK_feed_subscriptions" PRIMARY KEY,
    "ask_at" INTEGER NULL,
    "asked" INTEGER NOT NULL,
    "callback" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "edit_version" INTEGER NOT NULL,
    "host" TEXT NOT NULL,
    "lease_ends_at" INTEGER NULL,
    "next_try_at" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "secret" TEXT NULL,
    "sent" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "wish" TEXT NULL,
    "wished_lease" INTEGER NOT NULL,
    "wished_secret" TEXT NULL
);
CREATE TABLE IF NOT EXISTS "forgotten_slugs" (
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "PK_forgotten_slugs" PRIMARY KEY ("kind", "hash")
);
CREATE TABLE IF NOT EXISTS "home" (
    "id" BLOB NOT NULL CONSTRAINT "PK_home" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "edit_version" INTEGER NOT NULL,
    "is_public" INTEGER NOT NULL,
    "modified_at" INTEGER NOT NULL,
    "purged_at" INTEGER NULL,
    "trashed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "was_public" INTEGER NOT NULL,
    "draft" TEXT NULL,
    "live" TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS "idempotent_answers" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "body_hash" BLOB NOT NULL,
    "e_tag" TEXT NULL,
    "location" TEXT NULL,
    "sequence" INTEGER NULL,
    "status" INTEGER NOT NULL,
    "body" BLOB NOT NULL,
    CONSTRAINT "PK_idempotent_answers" PRIMARY KEY ("scope", "key")
);
CREATE TABLE IF NOT EXISTS "illustrations" (
    "id" BLOB NOT NULL CONSTRAINT "PK_illustrations" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "credit_author_id" BLOB NULL,
    "credit_source_id" BLOB NULL,
    "edit_version" INTEGER NOT NULL,
    "is_public" INTEGER NOT NULL,
    "modified_at" INTEGER NOT NULL,
    "purged_at" INTEGER NULL,
    "trashed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "was_public" INTEGER NOT NULL,
    "facts" TEXT NOT NULL,
    "file" TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS "leases" (
    "name" TEXT NOT NULL CONSTRAINT "PK_leases" PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS "partner_changes" (
    "partner_id" BLOB NOT NULL,
    "sequence" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "article_id" BLOB NOT NULL,
    "embargo_until" INTEGER NULL,
    "op" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "notice" TEXT NULL,
    CONSTRAINT "PK_partner_changes" PRIMARY KEY ("partner_id", "sequence")
);
INSERT INTO partner_changes VALUES(X'01a223668591728795048d72c4cc2bb2',1,'None',X'01a223669fc17b5888afe304780c49f4',NULL,'Upsert','Published',NULL);
CREATE TABLE IF NOT EXISTS "partner_reviews" (
    "id" BLOB NOT NULL CONSTRAINT "PK_partner_reviews" PRIMARY KEY,
    "action" TEXT NOT NULL,
    "after" BLOB NULL,
    "created_at" INTEGER NOT NULL,
    "partner_id" BLOB NULL,
    "renewed_product_id" BLOB NULL,
    "source_id" BLOB NULL,
    "notice" TEXT NULL
);
CREATE TABLE IF NOT EXISTS "partners" (
    "id" BLOB NOT NULL CONSTRAINT "PK_partners" PRIMARY KEY,
    "acted_to" INTEGER NOT NULL,
    "contact" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "daily_requests" INTEGER NULL,
    "edit_version" INTEGER NOT NULL,
    "kept_back_from" INTEGER NOT NULL,
    "last_seen_at" INTEGER NULL,
    "name" TEXT NOT NULL,
    "received_to" INTEGER NOT NULL,
    "sort_name" TEXT NOT NULL,
    "source_id" BLOB NULL,
    "suspended_at" INTEGER NULL,
    "suspension_notice" TEXT NULL,
    "selection" TEXT NOT NULL
);
INSERT INTO partners VALUES(X'01a223668591728795048d72c4cc2bb2',0,NULL,1795890251153,NULL,1,0,NULL,'First partner',0,'first partner',NULL,NULL,NULL,'{}');
CREATE TABLE IF NOT EXISTS "previews" (
    "id" BLOB NOT NULL CONSTRAINT "PK_previews" PRIMARY KEY,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "edit_version" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "thing_id" BLOB NOT NULL,
    "token_hash" BLOB NOT NULL,
    "content" TEXT NULL,
    "layout" TEXT NULL
);
CREATE TABLE IF NOT EXISTS "products" (
    "id" BLOB NOT NULL CONSTRAINT "PK_products" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "edit_version" INTEGER NOT NULL,
    "images" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "description" TEXT NULL,
    "filter" TEXT NOT NULL,
    "license" TEXT NULL
);
INSERT INTO products VALUES(X'01a2236685917e39b7d4f04eba7c8968',1795890251153,1,'Cleared','Everything','everything','Every piece that may go on to partners.','{"authors":[],"series":[],"sources":[],"topics":[],"notTopics":[],"relations":[],"languages":[]}',NULL);
CREATE TABLE IF NOT EXISTS "series" (
    "id" BLOB NOT NULL CONSTRAINT "PK_series" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "edit_version" INTEGER NOT NULL,
    "is_complete" INTEGER NOT NULL,
    "is_listed" INTEGER NOT NULL,
    "is_public" INTEGER NOT NULL,
    "lead_id" BLOB NULL,
    "modified_at" INTEGER NOT NULL,
    "purged_at" INTEGER NULL,
    "series_kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "sort_title" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "total" INTEGER NULL,
    "trashed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "was_public" INTEGER NOT NULL,
    "description" TEXT NULL
);
INSERT INTO series VALUES(X'01a22366a81f788a800b55e88a6b5b6b',1795890259999,1,0,0,0,NULL,1795890259999,NULL,'Collection','small-repairs','small repairs','Small Repairs',NULL,NULL,0,0,NULL);
CREATE TABLE IF NOT EXISTS "slugs" (
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "is_current" INTEGER NOT NULL,
    "target_id" BLOB NOT NULL,
    CONSTRAINT "PK_slugs" PRIMARY KEY ("kind", "slug")
);
INSERT INTO slugs VALUES('Author','ada-quill',1795890255895,1,X'01a2236697a677baafb24b372e45d612');
INSERT INTO slugs VALUES('Topic','harbours',1795890256362,1,X'01a22366999e7c88bfd106ecb561f2c5');
INSERT INTO slugs VALUES('Source','the-lantern',1795890257250,1,X'01a223669cc478599802e3c236386f15');
INSERT INTO slugs VALUES('Article','the-ferry-that-waits',1795890258055,1,X'01a223669fc17b5888afe304780c49f4');
INSERT INTO slugs VALUES('Article','a-draft-about-weirs',1795890259887,1,X'01a22366a7ae748d8511eb89bbaf242f');
INSERT INTO slugs VALUES('Series','small-repairs',1795890260061,1,X'01a22366a81f788a800b55e88a6b5b6b');
CREATE TABLE IF NOT EXISTS "sources" (
    "id" BLOB NOT NULL CONSTRAINT "PK_sources" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "edit_version" INTEGER NOT NULL,
    "is_listed" INTEGER NOT NULL,
    "is_public" INTEGER NOT NULL,
    "modified_at" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "onward_ends_at" INTEGER NULL,
    "purged_at" INTEGER NULL,
    "slug" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "source_kind" TEXT NOT NULL,
    "trashed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "was_public" INTEGER NOT NULL,
    "home_page" TEXT NULL,
    "license" TEXT NULL,
    "onward" TEXT NOT NULL
);
INSERT INTO sources VALUES(X'01a223669cc478599802e3c236386f15',1795890257092,1,0,0,1795890257092,'The Lantern',NULL,NULL,'the-lantern','the lantern','Publication',NULL,0,0,'https://lantern.example/',NULL,'{"text":"denied","illustrations":"denied","canonical":"theirs"}');
CREATE TABLE IF NOT EXISTS "topics" (
    "id" BLOB NOT NULL CONSTRAINT "PK_topics" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "edit_version" INTEGER NOT NULL,
    "is_listed" INTEGER NOT NULL,
    "is_public" INTEGER NOT NULL,
    "modified_at" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "purged_at" INTEGER NULL,
    "slug" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "trashed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "was_public" INTEGER NOT NULL,
    "description" TEXT NULL
);
INSERT INTO topics VALUES(X'01a22366999e7c88bfd106ecb561f2c5',1795890256286,1,0,0,1795890256286,'Harbours',NULL,'harbours','harbours',NULL,0,0,NULL);
CREATE TABLE IF NOT EXISTS "article_documents" (
    "article_id" BLOB NOT NULL CONSTRAINT "PK_article_documents" PRIMARY KEY,
    "shape" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "blocks" BLOB NOT NULL,
    "details" BLOB NOT NULL,
    "html" BLOB NOT NULL,
    "markdown" BLOB NOT NULL,
    "summary" BLOB NOT NULL,
    "tags" TEXT NOT NULL,
    "text" BLOB NOT NULL,
    CONSTRAINT "FK_article_documents_articles_article_id" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE
);
INSERT INTO article_documents VALUES(X'01a223669fc17b5888afe304780c49f4',-7027170121824820834,1,X'5b7b2274797065223a22706172616772617068222c227370616e73223a5b7b2274657874223a224974207761697473206f6e20222c226d61726b73223a5b5d2c2268726566223a6e756c6c2c2261727469636c654964223a6e756c6c7d2c7b2274657874223a2253756e64617973222c226d61726b73223a5b22656d706861736973225d2c2268726566223a6e756c6c2c2261727469636c654964223a6e756c6c7d2c7b2274657874223a222e222c226d61726b73223a5b5d2c2268726566223a6e756c6c2c2261727469636c654964223a6e756c6c7d5d7d5d',X'7b22636f7272656374696f6e73223a5b5d2c2263616e6f6e6963616c55726c223a22687474703a2f2f6c6f63616c686f73743a333030302f61727469636c65732f7468652d66657272792d746861742d7761697473222c2273656f223a7b227469746c65223a225468652046657272792054686174205761697473222c226465736372697074696f6e223a224974207761697473206f6e2053756e646179732e222c22696d616765223a6e756c6c7d2c227472616e736c6174696f6e73223a5b5d7d',X'223c703e4974207761697473206f6e203c656d3e53756e646179733c2f656d3e2e3c2f703e22',X'224974207761697473206f6e202a53756e646179732a2e22',X'7b226964223a2230316132323336362d396663312d376235382d383861662d653330343738306334396634222c22736c7567223a227468652d66657272792d746861742d7761697473222c2275726c223a22687474703a2f2f6c6f63616c686f73743a333030302f61727469636c65732f7468652d66657272792d746861742d7761697473222c227469746c65223a225468652046657272792054686174205761697473222c227375627469746c65223a6e756c6c2c2265786365727074223a224974207761697473206f6e2053756e646179732e222c226c616e6775616765223a22656e222c22646972656374696f6e223a226c7472222c227075626c69736865644174223a22323032362d31312d32385431383a32343a31382e3839335a222c22757064617465644174223a22323032362d31312d32385431383a32343a31382e3839335a222c226d6f6469666965644174223a22323032362d31312d32385431383a32343a31382e3839335a222c2276657273696f6e223a312c22776f7264436f756e74223a342c2272656164696e674d696e75746573223a312c2262796c696e65223a22427920416461205175696c6c222c22636f6e747269627574696f6e73223a5b7b22726f6c65223a22617574686f72222c22617574686f72223a7b226964223a2230316132323336362d393761362d373762612d616662322d346233373265343564363132222c22736c7567223a226164612d7175696c6c222c2275726c223a22687474703a2f2f6c6f63616c686f73743a333030302f617574686f72732f6164612d7175696c6c222c226e616d65223a22416461205175696c6c227d2c2263726564697465644173223a6e756c6c2c227469746c65223a6e756c6c2c22616666696c696174696f6e223a6e756c6c7d5d2c22736572696573223a5b5d2c226174747269627574696f6e73223a5b5d2c226c656164496c6c757374726174696f6e223a6e756c6c2c22746f70696373223a5b5d2c226c6963656e7365223a7b226964223a2243432d42592d342e30222c226e616d65223a22437265617469766520436f6d6d6f6e73204174747269627574696f6e20342e30222c2275726c223a2268747470733a2f2f6372656174697665636f6d6d6f6e732e6f72672f6c6963656e7365732f62792f342e302f222c227465726d73223a7b226564697473223a22796573222c22696d61676573223a2261736b222c227472616e736c6174696f6e223a22796573222c226d7573744c696e6b223a747275652c226e6f53616c65223a66616c73652c226372656469745265717569726564223a747275657d7d7d','article:01a22366-9fc1-7b58-88af-e304780c49f4 article:the-ferry-that-waits author:ada-quill',X'224974207761697473206f6e2053756e646179732e22');
CREATE TABLE IF NOT EXISTS "article_links" (
    "article_id" BLOB NOT NULL,
    "copy" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target_id" BLOB NOT NULL,
    "position" INTEGER NOT NULL,
    "published" INTEGER NULL,
    "role" TEXT NULL,
    CONSTRAINT "PK_article_links" PRIMARY KEY ("article_id", "copy", "kind", "target_id"),
    CONSTRAINT "FK_article_links_articles_article_id" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE
);
INSERT INTO article_links VALUES(X'01a223669fc17b5888afe304780c49f4','Live','Author',X'01a2236697a677baafb24b372e45d612',0,1795890258893,'Author');
CREATE TABLE IF NOT EXISTS "revisions" (
    "article_id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    CONSTRAINT "PK_revisions" PRIMARY KEY ("article_id", "number"),
    CONSTRAINT "FK_revisions_articles_article_id" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE
);
INSERT INTO revisions VALUES(X'01a223669fc17b5888afe304780c49f4',1,'01a22366-8591-77e5-8534-9cb9b073ebba','Bootstrap',1795890257857,'created','{"schema":1,"title":"The Ferry That Waits","language":"en","body":"It waits on *Sundays*.","contributions":[{"role":"author","authorId":"01a22366-97a6-77ba-afb2-4b372e45d612"}],"attributions":[],"topicIds":[],"license":{"id":"CC-BY-4.0","name":"Creative Commons Attribution 4.0","url":"https://creativecommons.org/licenses/by/4.0/","terms":{"edits":"yes","images":"ask","translation":"yes","mustLink":true,"noSale":false,"creditRequired":true,"strictness":3}}}');
INSERT INTO revisions VALUES(X'01a223669fc17b5888afe304780c49f4',2,'01a22366-8591-77e5-8534-9cb9b073ebba','Bootstrap',1795890258893,'published','{"schema":1,"title":"The Ferry That Waits","language":"en","body":"It waits on *Sundays*.","contributions":[{"role":"author","authorId":"01a22366-97a6-77ba-afb2-4b372e45d612"}],"attributions":[],"topicIds":[],"license":{"id":"CC-BY-4.0","name":"Creative Commons Attribution 4.0","url":"https://creativecommons.org/licenses/by/4.0/","terms":{"edits":"yes","images":"ask","translation":"yes","mustLink":true,"noSale":false,"creditRequired":true,"strictness":3}}}');
INSERT INTO revisions VALUES(X'01a22366a7ae748d8511eb89bbaf242f',1,'01a22366-8591-77e5-8534-9cb9b073ebba','Bootstrap',1795890259886,'created','{"schema":1,"title":"A Draft About Weirs","language":"en","body":"","contributions":[],"attributions":[],"topicIds":[]}');
CREATE TABLE IF NOT EXISTS "access_keys" (
    "id" BLOB NOT NULL CONSTRAINT "PK_access_keys" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NULL,
    "last_used_at" INTEGER NULL,
    "name" TEXT NOT NULL,
    "partner_id" BLOB NULL,
    "revoked_at" INTEGER NULL,
    "role" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    CONSTRAINT "FK_access_keys_partners_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners" ("id")
);
INSERT INTO access_keys VALUES(X'01a22366859177e585349cb9b073ebba',1795890251153,NULL,NULL,'Bootstrap',NULL,NULL,'Admin','["desk:read","drafts:write","content:write","content:publish","audit:read","partners:manage","webhooks:manage","keys:manage","content:purge"]');
INSERT INTO access_keys VALUES(X'01a22366859174ab974e5ed10e68ee99',1795890251153,NULL,NULL,'Bootstrap',X'01a223668591728795048d72c4cc2bb2',NULL,'Partner','["partner:pull","partner:manage"]');
CREATE TABLE IF NOT EXISTS "partner_articles" (
    "partner_id" BLOB NOT NULL,
    "article_id" BLOB NOT NULL,
    "is_kept_back" INTEGER NOT NULL,
    "published" INTEGER NULL,
    "standing" TEXT NOT NULL,
    CONSTRAINT "PK_partner_articles" PRIMARY KEY ("partner_id", "article_id"),
    CONSTRAINT "FK_partner_articles_partners_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners" ("id") ON DELETE CASCADE
);
INSERT INTO partner_articles VALUES(X'01a223668591728795048d72c4cc2bb2',X'01a223669fc17b5888afe304780c49f4',0,1795890258893,'Entitled');
CREATE TABLE IF NOT EXISTS "partner_usage" (
    "partner_id" BLOB NOT NULL,
    "day" INTEGER NOT NULL,
    "requests" INTEGER NOT NULL,
    CONSTRAINT "PK_partner_usage" PRIMARY KEY ("partner_id", "day"),
    CONSTRAINT "FK_partner_usage_partners_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners" ("id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "placements" (
    "id" BLOB NOT NULL CONSTRAINT "PK_placements" PRIMARY KEY,
    "article_id" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "partner_id" BLOB NOT NULL,
    "translator" TEXT NULL,
    "url" TEXT NOT NULL,
    CONSTRAINT "FK_placements_partners_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners" ("id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "webhooks" (
    "id" BLOB NOT NULL CONSTRAINT "PK_webhooks" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "disabled_reason" TEXT NULL,
    "edit_version" INTEGER NOT NULL,
    "failing_since" INTEGER NULL,
    "former_secret" TEXT NULL,
    "former_secret_until" INTEGER NULL,
    "is_enabled" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "partner_id" BLOB NULL,
    "position" INTEGER NOT NULL,
    "quiet_seconds" INTEGER NOT NULL,
    "secret" TEXT NOT NULL,
    "events" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    CONSTRAINT "FK_webhooks_partners_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners" ("id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "entitlements" (
    "id" BLOB NOT NULL CONSTRAINT "PK_entitlements" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "edit_version" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "ends_at" INTEGER NULL,
    "has_early_access" INTEGER NOT NULL,
    "is_in_force" INTEGER NOT NULL,
    "on_end" TEXT NOT NULL,
    "partner_id" BLOB NOT NULL,
    "product_id" BLOB NOT NULL,
    "starts_at" INTEGER NOT NULL,
    CONSTRAINT "FK_entitlements_partners_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_entitlements_products_product_id" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE CASCADE
);
INSERT INTO entitlements VALUES(X'01a2236685917bb2a822322780e676e6',1795890251153,1,NULL,NULL,0,1,'MayKeep',X'01a223668591728795048d72c4cc2bb2',X'01a2236685917e39b7d4f04eba7c8968',1795890251153);
CREATE TABLE IF NOT EXISTS "series_members" (
    "series_id" BLOB NOT NULL,
    "article_id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NULL,
    "part" INTEGER NULL,
    "position" INTEGER NOT NULL,
    "published" INTEGER NULL,
    CONSTRAINT "PK_series_members" PRIMARY KEY ("series_id", "article_id"),
    CONSTRAINT "FK_series_members_series_series_id" FOREIGN KEY ("series_id") REFERENCES "series" ("id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "series_sources" (
    "series_id" BLOB NOT NULL,
    "source_id" BLOB NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "PK_series_sources" PRIMARY KEY ("series_id", "source_id"),
    CONSTRAINT "FK_series_sources_series_series_id" FOREIGN KEY ("series_id") REFERENCES "series" ("id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "key_secrets" (
    "id" TEXT NOT NULL CONSTRAINT "PK_key_secrets" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "hash" BLOB NOT NULL,
    "key_id" BLOB NOT NULL,
    "revoked_at" INTEGER NULL,
    CONSTRAINT "FK_key_secrets_access_keys_key_id" FOREIGN KEY ("key_id") REFERENCES "access_keys" ("id") ON DELETE CASCADE
);
INSERT INTO key_secrets VALUES('chosen01',1795890251153,X'0c7b500f7911e3c724a84c1845aaf688783f696f18dc1b657eb1f0f62b3fc858',X'01a22366859177e585349cb9b073ebba',NULL);
INSERT INTO key_secrets VALUES('chosen02',1795890251153,X'24f799d66be1a0cef7e0521f47d2ca4f0556d28e13fcfb69dcf639646ce81e18',X'01a22366859174ab974e5ed10e68ee99',NULL);
CREATE TABLE IF NOT EXISTS "webhook_messages" (
    "id" BLOB NOT NULL CONSTRAINT "PK_webhook_messages" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "first_sequence" INTEGER NOT NULL,
    "has_more" INTEGER NOT NULL,
    "lane" TEXT NOT NULL,
    "next_try_at" INTEGER NULL,
    "sequence" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "webhook_id" BLOB NOT NULL,
    "sequences" TEXT NOT NULL,
    CONSTRAINT "FK_webhook_messages_webhooks_webhook_id" FOREIGN KEY ("webhook_id") REFERENCES "webhooks" ("id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "webhook_attempts" (
    "id" BLOB NOT NULL CONSTRAINT "PK_webhook_attempts" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "fault" TEXT NULL,
    "message_id" BLOB NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "status" INTEGER NULL,
    "answer" TEXT NULL,
    CONSTRAINT "FK_webhook_attempts_webhook_messages_message_id" FOREIGN KEY ("message_id") REFERENCES "webhook_messages" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_access_keys_created_at_id" ON "access_keys" ("created_at", "id");
CREATE INDEX "ix_access_keys_partner_id_created_at_id" ON "access_keys" ("partner_id", "created_at", "id");
CREATE INDEX "ix_article_links_copy_kind_target_id_published_article_id" ON "article_links" ("copy", "kind", "target_id", "published", "article_id");
CREATE INDEX "ix_articles_created_by_edited_at_id" ON "articles" ("created_by", "edited_at", "id");
CREATE INDEX "ix_articles_desk_sort_title_id" ON "articles" ("desk_sort_title", "id");
CREATE INDEX "ix_articles_edited_at_id" ON "articles" ("edited_at", "id");
CREATE INDEX "ix_articles_embargo_until" ON "articles" ("embargo_until") WHERE embargo_until IS NOT NULL;
CREATE INDEX "ix_articles_is_public_id" ON "articles" ("is_public", "id");
CREATE INDEX "ix_articles_is_public_language_published_at_id" ON "articles" ("is_public", "language", "published_at", "id");
CREATE INDEX "ix_articles_is_public_modified_at_id" ON "articles" ("is_public", "modified_at", "id");
CREATE INDEX "ix_articles_is_public_published_at_id" ON "articles" ("is_public", "published_at", "id");
CREATE INDEX "ix_articles_is_public_sort_title_id" ON "articles" ("is_public", "sort_title", "id");
CREATE INDEX "ix_articles_modified_at_id" ON "articles" ("modified_at", "id") WHERE is_public = FALSE AND was_public = TRUE;
CREATE INDEX "ix_articles_scheduled_for" ON "articles" ("scheduled_for") WHERE scheduled_for IS NOT NULL;
CREATE UNIQUE INDEX "ix_articles_slug" ON "articles" ("slug");
CREATE INDEX "ix_articles_status_edited_at_id" ON "articles" ("status", "edited_at", "id");
CREATE INDEX "ix_articles_translation_of" ON "articles" ("translation_of");
CREATE INDEX "ix_audit_entries_actor_id_at_id" ON "audit_entries" ("actor_id", "at", "id");
CREATE INDEX "ix_audit_entries_at_id" ON "audit_entries" ("at", "id");
CREATE INDEX "ix_audit_entries_thing_id_at_id" ON "audit_entries" ("thing_id", "at", "id");
CREATE INDEX "ix_authors_is_public_modified_at_id" ON "authors" ("is_public", "modified_at", "id");
CREATE INDEX "ix_authors_is_public_sort_name_id" ON "authors" ("is_public", "sort_name", "id");
CREATE INDEX "ix_authors_merged_into" ON "authors" ("merged_into") WHERE merged_into IS NOT NULL;
CREATE INDEX "ix_authors_portrait_id" ON "authors" ("portrait_id");
CREATE UNIQUE INDEX "ix_authors_slug" ON "authors" ("slug");
CREATE INDEX "ix_changes_is_public_sequence" ON "changes" ("is_public", "sequence");
CREATE INDEX "ix_changes_thing_id_sequence" ON "changes" ("thing_id", "sequence");
CREATE INDEX "ix_entitlements_is_in_force_ends_at" ON "entitlements" ("is_in_force", "ends_at");
CREATE INDEX "ix_entitlements_partner_id_created_at_id" ON "entitlements" ("partner_id", "created_at", "id");
CREATE INDEX "ix_entitlements_product_id" ON "entitlements" ("product_id");
CREATE INDEX "ix_entitlements_starts_at" ON "entitlements" ("starts_at") WHERE is_in_force = FALSE AND ended_at IS NULL;
CREATE INDEX "ix_feed_subscriptions_ask_at" ON "feed_subscriptions" ("ask_at");
CREATE INDEX "ix_feed_subscriptions_host" ON "feed_subscriptions" ("host");
CREATE INDEX "ix_feed_subscriptions_lease_ends_at" ON "feed_subscriptions" ("lease_ends_at");
CREATE UNIQUE INDEX "ix_feed_subscriptions_topic_callback" ON "feed_subscriptions" ("topic", "callback");
CREATE INDEX "ix_idempotent_answers_at" ON "idempotent_answers" ("at");
CREATE INDEX "ix_illustrations_credit_author_id" ON "illustrations" ("credit_author_id");
CREATE INDEX "ix_illustrations_credit_source_id" ON "illustrations" ("credit_source_id");
CREATE INDEX "ix_key_secrets_key_id" ON "key_secrets" ("key_id");
CREATE INDEX "ix_partner_articles_article_id_partner_id" ON "partner_articles" ("article_id", "partner_id");
CREATE INDEX "ix_partner_articles_partner_id_standing_article_id" ON "partner_articles" ("partner_id", "standing", "article_id");
CREATE INDEX "ix_partner_articles_partner_id_standing_published_article_id" ON "partner_articles" ("partner_id", "standing", "published", "article_id");
CREATE INDEX "ix_partner_changes_partner_id_article_id_sequence" ON "partner_changes" ("partner_id", "article_id", "sequence");
CREATE INDEX "ix_partner_changes_partner_id_reason_sequence" ON "partner_changes" ("partner_id", "reason", "sequence");
CREATE INDEX "ix_partner_changes_sequence" ON "partner_changes" ("sequence");
CREATE INDEX "ix_partners_sort_name_id" ON "partners" ("sort_name", "id");
CREATE INDEX "ix_placements_article_id_created_at" ON "placements" ("article_id", "created_at");
CREATE INDEX "ix_placements_partner_id_created_at_id" ON "placements" ("partner_id", "created_at", "id");
CREATE INDEX "ix_previews_expires_at" ON "previews" ("expires_at");
CREATE INDEX "ix_previews_thing_id_created_at_id" ON "previews" ("thing_id", "created_at", "id");
CREATE UNIQUE INDEX "ix_previews_token_hash" ON "previews" ("token_hash");
CREATE INDEX "ix_products_sort_name_id" ON "products" ("sort_name", "id");
CREATE INDEX "ix_series_is_public_modified_at_id" ON "series" ("is_public", "modified_at", "id");
CREATE INDEX "ix_series_is_public_sort_title_id" ON "series" ("is_public", "sort_title", "id");
CREATE UNIQUE INDEX "ix_series_slug" ON "series" ("slug");
CREATE INDEX "ix_series_members_article_id_series_id" ON "series_members" ("article_id", "series_id");
CREATE INDEX "ix_series_members_series_id_position_article_id" ON "series_members" ("series_id", "position", "article_id");
CREATE INDEX "ix_series_members_series_id_published_article_id" ON "series_members" ("series_id", "published", "article_id");
CREATE UNIQUE INDEX "one_multipart_series" ON "series_members" ("article_id") WHERE kind = 'Multipart';
CREATE INDEX "ix_series_sources_source_id" ON "series_sources" ("source_id");
CREATE INDEX "ix_slugs_is_current_at_slug_target_id" ON "slugs" ("is_current", "at", "slug", "target_id");
CREATE INDEX "ix_slugs_target_id_kind" ON "slugs" ("target_id", "kind");
CREATE INDEX "ix_sources_is_public_modified_at_id" ON "sources" ("is_public", "modified_at", "id");
CREATE INDEX "ix_sources_is_public_sort_name_id" ON "sources" ("is_public", "sort_name", "id");
CREATE INDEX "ix_sources_onward_ends_at" ON "sources" ("onward_ends_at") WHERE onward_ends_at IS NOT NULL;
CREATE UNIQUE INDEX "ix_sources_slug" ON "sources" ("slug");
CREATE INDEX "ix_topics_is_public_modified_at_id" ON "topics" ("is_public", "modified_at", "id");
CREATE INDEX "ix_topics_is_public_sort_name_id" ON "topics" ("is_public", "sort_name", "id");
CREATE UNIQUE INDEX "ix_topics_slug" ON "topics" ("slug");
CREATE INDEX "ix_webhook_attempts_message_id_at_id" ON "webhook_attempts" ("message_id", "at", "id");
CREATE INDEX "ix_webhook_messages_created_at" ON "webhook_messages" ("created_at");
CREATE INDEX "ix_webhook_messages_webhook_id_created_at_sequence_id" ON "webhook_messages" ("webhook_id", "created_at", "sequence", "id");
CREATE INDEX "ix_webhook_messages_webhook_id_state_lane_next_try_at_sequence" ON "webhook_messages" ("webhook_id", "state", "lane", "next_try_at", "sequence");
CREATE INDEX "ix_webhooks_partner_id_created_at_id" ON "webhooks" ("partner_id", "created_at", "id");
COMMIT;
