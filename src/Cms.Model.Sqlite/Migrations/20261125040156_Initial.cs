using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_keys",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    role = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "articles",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    desk_sort_title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    desk_title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    edited_at = table.Column<long>(type: "INTEGER", nullable: false),
                    embargo_until = table.Column<long>(type: "INTEGER", nullable: true),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    purged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    scheduled_for = table.Column<long>(type: "INTEGER", nullable: true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    sort_title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    translation_of = table.Column<byte[]>(type: "BLOB", nullable: true),
                    trashed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    was_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    corrections = table.Column<string>(type: "TEXT", nullable: false),
                    embargo_partners = table.Column<string>(type: "TEXT", nullable: true),
                    live = table.Column<string>(type: "TEXT", nullable: true),
                    refusal = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawal = table.Column<string>(type: "TEXT", nullable: true),
                    working = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_articles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    thing_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "authors",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    affiliation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    author_kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_listed = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    portrait_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    purged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    sort_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    trashed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    was_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    bio = table.Column<string>(type: "TEXT", nullable: true),
                    links = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "change_heads",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    epoch = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    thinned_to = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_heads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    caused_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    caused_by_kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    changed = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    op = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    previous_slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    replacement_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    thing_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    notice = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    tags = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changes", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "home",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: false),
                    purged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    trashed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    was_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    draft = table.Column<string>(type: "TEXT", nullable: true),
                    live = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_home", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotent_answers",
                columns: table => new
                {
                    scope = table.Column<string>(type: "TEXT", maxLength: 700, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 208, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    body_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    e_tag = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    location = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotent_answers", x => new { x.scope, x.key });
                });

            migrationBuilder.CreateTable(
                name: "illustrations",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    credit_author_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    credit_source_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: false),
                    purged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    trashed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    was_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    file = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_illustrations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    holder = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "previews",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    thing_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: true),
                    layout = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_previews", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "series",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_complete = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_listed = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    lead_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: false),
                    purged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    series_kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    sort_title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: true),
                    trashed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    was_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_series", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "slugs",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_current = table.Column<bool>(type: "INTEGER", nullable: false),
                    target_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slugs", x => new { x.kind, x.slug });
                });

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_listed = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    purged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    sort_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    source_kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    trashed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    was_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    home_page = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    license = table.Column<string>(type: "TEXT", nullable: true),
                    onward = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sources", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "topics",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_listed = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    purged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    sort_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    trashed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    was_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_topics", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "key_secrets",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    key_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_secrets", x => x.id);
                    table.ForeignKey(
                        name: "FK_key_secrets_access_keys_key_id",
                        column: x => x.key_id,
                        principalTable: "access_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_documents",
                columns: table => new
                {
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    shape = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    blocks = table.Column<byte[]>(type: "BLOB", nullable: false),
                    details = table.Column<byte[]>(type: "BLOB", nullable: false),
                    html = table.Column<byte[]>(type: "BLOB", nullable: false),
                    markdown = table.Column<byte[]>(type: "BLOB", nullable: false),
                    summary = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_documents", x => x.article_id);
                    table.ForeignKey(
                        name: "FK_article_documents_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_links",
                columns: table => new
                {
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    copy = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    target_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    published = table.Column<long>(type: "INTEGER", nullable: true),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_links", x => new { x.article_id, x.copy, x.kind, x.target_id });
                    table.ForeignKey(
                        name: "FK_article_links_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "revisions",
                columns: table => new
                {
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revisions", x => new { x.article_id, x.number });
                    table.ForeignKey(
                        name: "FK_revisions_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "series_members",
                columns: table => new
                {
                    series_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    part = table.Column<int>(type: "INTEGER", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    published = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_series_members", x => new { x.series_id, x.article_id });
                    table.ForeignKey(
                        name: "FK_series_members_series_series_id",
                        column: x => x.series_id,
                        principalTable: "series",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "series_sources",
                columns: table => new
                {
                    series_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    source_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_series_sources", x => new { x.series_id, x.source_id });
                    table.ForeignKey(
                        name: "FK_series_sources_series_series_id",
                        column: x => x.series_id,
                        principalTable: "series",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_keys_created_at_id",
                table: "access_keys",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_links_copy_kind_target_id_published_article_id",
                table: "article_links",
                columns: new[] { "copy", "kind", "target_id", "published", "article_id" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_created_by_edited_at_id",
                table: "articles",
                columns: new[] { "created_by", "edited_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_desk_sort_title_id",
                table: "articles",
                columns: new[] { "desk_sort_title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_edited_at_id",
                table: "articles",
                columns: new[] { "edited_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_embargo_until",
                table: "articles",
                column: "embargo_until",
                filter: "embargo_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_articles_is_public_id",
                table: "articles",
                columns: new[] { "is_public", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_is_public_language_published_at_id",
                table: "articles",
                columns: new[] { "is_public", "language", "published_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_is_public_modified_at_id",
                table: "articles",
                columns: new[] { "is_public", "modified_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_is_public_published_at_id",
                table: "articles",
                columns: new[] { "is_public", "published_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_is_public_sort_title_id",
                table: "articles",
                columns: new[] { "is_public", "sort_title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_scheduled_for",
                table: "articles",
                column: "scheduled_for",
                filter: "scheduled_for IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_articles_slug",
                table: "articles",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_articles_status_edited_at_id",
                table: "articles",
                columns: new[] { "status", "edited_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_translation_of",
                table: "articles",
                column: "translation_of");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor_id_at_id",
                table: "audit_entries",
                columns: new[] { "actor_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at_id",
                table: "audit_entries",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_thing_id_at_id",
                table: "audit_entries",
                columns: new[] { "thing_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_authors_is_public_modified_at_id",
                table: "authors",
                columns: new[] { "is_public", "modified_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_authors_is_public_sort_name_id",
                table: "authors",
                columns: new[] { "is_public", "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_authors_portrait_id",
                table: "authors",
                column: "portrait_id");

            migrationBuilder.CreateIndex(
                name: "ix_authors_slug",
                table: "authors",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_changes_is_public_sequence",
                table: "changes",
                columns: new[] { "is_public", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_thing_id_sequence",
                table: "changes",
                columns: new[] { "thing_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotent_answers_at",
                table: "idempotent_answers",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_illustrations_credit_author_id",
                table: "illustrations",
                column: "credit_author_id");

            migrationBuilder.CreateIndex(
                name: "ix_illustrations_credit_source_id",
                table: "illustrations",
                column: "credit_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_key_secrets_key_id",
                table: "key_secrets",
                column: "key_id");

            migrationBuilder.CreateIndex(
                name: "ix_previews_expires_at",
                table: "previews",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_previews_thing_id_created_at_id",
                table: "previews",
                columns: new[] { "thing_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_previews_token_hash",
                table: "previews",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_series_is_public_modified_at_id",
                table: "series",
                columns: new[] { "is_public", "modified_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_series_is_public_sort_title_id",
                table: "series",
                columns: new[] { "is_public", "sort_title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_series_slug",
                table: "series",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_series_members_article_id_series_id",
                table: "series_members",
                columns: new[] { "article_id", "series_id" });

            migrationBuilder.CreateIndex(
                name: "ix_series_members_series_id_position_article_id",
                table: "series_members",
                columns: new[] { "series_id", "position", "article_id" });

            migrationBuilder.CreateIndex(
                name: "ix_series_members_series_id_published_article_id",
                table: "series_members",
                columns: new[] { "series_id", "published", "article_id" });

            migrationBuilder.CreateIndex(
                name: "one_multipart_series",
                table: "series_members",
                column: "article_id",
                unique: true,
                filter: "kind = 'Multipart'");

            migrationBuilder.CreateIndex(
                name: "ix_series_sources_source_id",
                table: "series_sources",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_slugs_is_current_at_slug_target_id",
                table: "slugs",
                columns: new[] { "is_current", "at", "slug", "target_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slugs_target_id_kind",
                table: "slugs",
                columns: new[] { "target_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_sources_is_public_modified_at_id",
                table: "sources",
                columns: new[] { "is_public", "modified_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sources_is_public_sort_name_id",
                table: "sources",
                columns: new[] { "is_public", "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sources_slug",
                table: "sources",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_topics_is_public_modified_at_id",
                table: "topics",
                columns: new[] { "is_public", "modified_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_topics_is_public_sort_name_id",
                table: "topics",
                columns: new[] { "is_public", "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_topics_slug",
                table: "topics",
                column: "slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article_documents");

            migrationBuilder.DropTable(
                name: "article_links");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "authors");

            migrationBuilder.DropTable(
                name: "change_heads");

            migrationBuilder.DropTable(
                name: "changes");

            migrationBuilder.DropTable(
                name: "home");

            migrationBuilder.DropTable(
                name: "idempotent_answers");

            migrationBuilder.DropTable(
                name: "illustrations");

            migrationBuilder.DropTable(
                name: "key_secrets");

            migrationBuilder.DropTable(
                name: "leases");

            migrationBuilder.DropTable(
                name: "previews");

            migrationBuilder.DropTable(
                name: "revisions");

            migrationBuilder.DropTable(
                name: "series_members");

            migrationBuilder.DropTable(
                name: "series_sources");

            migrationBuilder.DropTable(
                name: "slugs");

            migrationBuilder.DropTable(
                name: "sources");

            migrationBuilder.DropTable(
                name: "topics");

            migrationBuilder.DropTable(
                name: "access_keys");

            migrationBuilder.DropTable(
                name: "articles");

            migrationBuilder.DropTable(
                name: "series");
        }
    }
}
