using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PagesAndSite : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "page_content",
                table: "previews",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "pages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    desk_sort_title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    desk_title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    edit_version = table.Column<int>(type: "integer", nullable: false),
                    edited_at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false, collation: "C"),
                    modified_at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    parent_slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    published_at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    purged_at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    sort_title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    trashed_at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    updated_at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    was_public = table.Column<bool>(type: "boolean", nullable: false),
                    live = table.Column<string>(type: "text", nullable: true),
                    working = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "thing_uses",
                columns: table => new
                {
                    holder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    copy = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    target_kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder_kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    is_shown = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thing_uses", x => new { x.holder_id, x.copy, x.target_kind, x.target_id });
                });

            migrationBuilder.CreateTable(
                name: "page_revisions",
                columns: table => new
                {
                    page_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    actor_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    actor_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_page_revisions", x => new { x.page_id, x.number });
                    table.ForeignKey(
                        name: "FK_page_revisions_pages_page_id",
                        column: x => x.page_id,
                        principalTable: "pages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_pages_desk_sort_title_id",
                table: "pages",
                columns: new[] { "desk_sort_title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pages_is_public_modified_at_id",
                table: "pages",
                columns: new[] { "is_public", "modified_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pages_is_public_sort_title_id",
                table: "pages",
                columns: new[] { "is_public", "sort_title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pages_parent_slug_is_public_sort_title_id",
                table: "pages",
                columns: new[] { "parent_slug", "is_public", "sort_title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pages_slug",
                table: "pages",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_thing_uses_target_id_holder_id",
                table: "thing_uses",
                columns: new[] { "target_id", "holder_id" });

            migrationBuilder.CreateTable(
                name: "site",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    edit_version = table.Column<int>(type: "integer", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    modified_at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: false),
                    purged_at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    trashed_at = table.Column<DateTime>(type: "timestamp(3) with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    was_public = table.Column<bool>(type: "boolean", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site", x => x.id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "site");

            migrationBuilder.DropTable(
                name: "page_revisions");

            migrationBuilder.DropTable(
                name: "thing_uses");

            migrationBuilder.DropTable(
                name: "pages");

            migrationBuilder.DropColumn(
                name: "page_content",
                table: "previews");
        }
    }
}
