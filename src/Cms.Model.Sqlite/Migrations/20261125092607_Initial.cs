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
                    merged_into = table.Column<byte[]>(type: "BLOB", nullable: true),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    portrait_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    printed_as = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
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
                name: "feed_subscriptions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ask_at = table.Column<long>(type: "INTEGER", nullable: true),
                    asked = table.Column<int>(type: "INTEGER", nullable: false),
                    callback = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    host = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    lease_ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    secret = table.Column<string>(type: "TEXT", maxLength: 199, nullable: true),
                    sent = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    topic = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    wish = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    wished_lease = table.Column<long>(type: "INTEGER", nullable: false),
                    wished_secret = table.Column<string>(type: "TEXT", maxLength: 199, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_subscriptions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "forgotten_slugs",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forgotten_slugs", x => new { x.kind, x.hash });
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
                name: "partner_changes",
                columns: table => new
                {
                    partner_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    embargo_until = table.Column<long>(type: "INTEGER", nullable: true),
                    op = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    notice = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_changes", x => new { x.partner_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "partner_reviews",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    after = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    renewed_product_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    source_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    notice = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_reviews", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "partners",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    acted_to = table.Column<long>(type: "INTEGER", nullable: false),
                    contact = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    daily_requests = table.Column<int>(type: "INTEGER", nullable: true),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    kept_back_from = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    received_to = table.Column<long>(type: "INTEGER", nullable: false),
                    sort_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    source_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    suspended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    suspension_notice = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    selection = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partners", x => x.id);
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
                name: "products",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    images = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sort_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    filter = table.Column<string>(type: "TEXT", nullable: false),
                    license = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_products", x => x.id);
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
                    onward_ends_at = table.Column<long>(type: "INTEGER", nullable: true),
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
                name: "access_keys",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    partner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    role = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_keys", x => x.id);
                    table.ForeignKey(
                        name: "FK_access_keys_partners_partner_id",
                        column: x => x.partner_id,
                        principalTable: "partners",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "partner_articles",
                columns: table => new
                {
                    partner_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_kept_back = table.Column<bool>(type: "INTEGER", nullable: false),
                    published = table.Column<long>(type: "INTEGER", nullable: true),
                    standing = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_articles", x => new { x.partner_id, x.article_id });
                    table.ForeignKey(
                        name: "FK_partner_articles_partners_partner_id",
                        column: x => x.partner_id,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partner_usage",
                columns: table => new
                {
                    partner_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<long>(type: "INTEGER", nullable: false),
                    requests = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partner_usage", x => new { x.partner_id, x.day });
                    table.ForeignKey(
                        name: "FK_partner_usage_partners_partner_id",
                        column: x => x.partner_id,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "placements",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    partner_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    translator = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_placements", x => x.id);
                    table.ForeignKey(
                        name: "FK_placements_partners_partner_id",
                        column: x => x.partner_id,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhooks",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    disabled_reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    failing_since = table.Column<long>(type: "INTEGER", nullable: true),
                    former_secret = table.Column<string>(type: "TEXT", maxLength: 94, nullable: true),
                    former_secret_until = table.Column<long>(type: "INTEGER", nullable: true),
                    is_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    partner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    quiet_seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    secret = table.Column<string>(type: "TEXT", maxLength: 94, nullable: false),
                    events = table.Column<string>(type: "TEXT", nullable: false),
                    url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhooks", x => x.id);
                    table.ForeignKey(
                        name: "FK_webhooks_partners_partner_id",
                        column: x => x.partner_id,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "entitlements",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    has_early_access = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_in_force = table.Column<bool>(type: "INTEGER", nullable: false),
                    on_end = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    partner_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    product_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entitlements", x => x.id);
                    table.ForeignKey(
                        name: "FK_entitlements_partners_partner_id",
                        column: x => x.partner_id,
                        principalTable: "partners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_entitlements_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
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
                name: "webhook_messages",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    first_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    has_more = table.Column<bool>(type: "INTEGER", nullable: false),
                    lane = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    webhook_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sequences = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_messages", x => x.id);
                    table.ForeignKey(
                        name: "FK_webhook_messages_webhooks_webhook_id",
                        column: x => x.webhook_id,
                        principalTable: "webhooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhook_attempts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    fault = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    message_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_attempts", x => x.id);
                    table.ForeignKey(
                        name: "FK_webhook_attempts_webhook_messages_message_id",
                        column: x => x.message_id,
                        principalTable: "webhook_messages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_keys_created_at_id",
                table: "access_keys",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_keys_partner_id_created_at_id",
                table: "access_keys",
                columns: new[] { "partner_id", "created_at", "id" });

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
                name: "ix_articles_modified_at_id",
                table: "articles",
                columns: new[] { "modified_at", "id" },
                filter: "is_public = FALSE AND was_public = TRUE");

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
                name: "ix_authors_merged_into",
                table: "authors",
                column: "merged_into",
                filter: "merged_into IS NOT NULL");

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
                name: "ix_entitlements_is_in_force_ends_at",
                table: "entitlements",
                columns: new[] { "is_in_force", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_entitlements_partner_id_created_at_id",
                table: "entitlements",
                columns: new[] { "partner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_entitlements_product_id",
                table: "entitlements",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_entitlements_starts_at",
                table: "entitlements",
                column: "starts_at",
                filter: "is_in_force = FALSE AND ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_feed_subscriptions_ask_at",
                table: "feed_subscriptions",
                column: "ask_at");

            migrationBuilder.CreateIndex(
                name: "ix_feed_subscriptions_host",
                table: "feed_subscriptions",
                column: "host");

            migrationBuilder.CreateIndex(
                name: "ix_feed_subscriptions_lease_ends_at",
                table: "feed_subscriptions",
                column: "lease_ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_feed_subscriptions_topic_callback",
                table: "feed_subscriptions",
                columns: new[] { "topic", "callback" },
                unique: true);

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
                name: "ix_partner_articles_article_id_partner_id",
                table: "partner_articles",
                columns: new[] { "article_id", "partner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_articles_partner_id_standing_article_id",
                table: "partner_articles",
                columns: new[] { "partner_id", "standing", "article_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_articles_partner_id_standing_published_article_id",
                table: "partner_articles",
                columns: new[] { "partner_id", "standing", "published", "article_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_changes_partner_id_article_id_sequence",
                table: "partner_changes",
                columns: new[] { "partner_id", "article_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_changes_partner_id_reason_sequence",
                table: "partner_changes",
                columns: new[] { "partner_id", "reason", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_changes_sequence",
                table: "partner_changes",
                column: "sequence");

            migrationBuilder.CreateIndex(
                name: "ix_partners_sort_name_id",
                table: "partners",
                columns: new[] { "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_placements_article_id_created_at",
                table: "placements",
                columns: new[] { "article_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_placements_partner_id_created_at_id",
                table: "placements",
                columns: new[] { "partner_id", "created_at", "id" });

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
                name: "ix_products_sort_name_id",
                table: "products",
                columns: new[] { "sort_name", "id" });

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
                name: "ix_sources_onward_ends_at",
                table: "sources",
                column: "onward_ends_at",
                filter: "onward_ends_at IS NOT NULL");

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

            migrationBuilder.CreateIndex(
                name: "ix_webhook_attempts_message_id_at_id",
                table: "webhook_attempts",
                columns: new[] { "message_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_messages_created_at",
                table: "webhook_messages",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_messages_webhook_id_created_at_sequence_id",
                table: "webhook_messages",
                columns: new[] { "webhook_id", "created_at", "sequence", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_messages_webhook_id_state_lane_next_try_at_sequence",
                table: "webhook_messages",
                columns: new[] { "webhook_id", "state", "lane", "next_try_at", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_partner_id_created_at_id",
                table: "webhooks",
                columns: new[] { "partner_id", "created_at", "id" });
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
                name: "entitlements");

            migrationBuilder.DropTable(
                name: "feed_subscriptions");

            migrationBuilder.DropTable(
                name: "forgotten_slugs");

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
                name: "partner_articles");

            migrationBuilder.DropTable(
                name: "partner_changes");

            migrationBuilder.DropTable(
                name: "partner_reviews");

            migrationBuilder.DropTable(
                name: "partner_usage");

            migrationBuilder.DropTable(
                name: "placements");

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
                name: "webhook_attempts");

            migrationBuilder.DropTable(
                name: "products");

            migrationBuilder.DropTable(
                name: "access_keys");

            migrationBuilder.DropTable(
                name: "articles");

            migrationBuilder.DropTable(
                name: "series");

            migrationBuilder.DropTable(
                name: "webhook_messages");

            migrationBuilder.DropTable(
                name: "webhooks");

            migrationBuilder.DropTable(
                name: "partners");
        }
    }
}
