using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "pages",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    desk_sort_title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    desk_title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    edited_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: false),
                    parent_slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    purged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    sort_title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    trashed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    was_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    live = table.Column<string>(type: "TEXT", nullable: true),
                    working = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "thing_uses",
                columns: table => new
                {
                    holder_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    copy = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    target_kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    target_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    holder_kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    is_shown = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thing_uses", x => new { x.holder_id, x.copy, x.target_kind, x.target_id });
                });

            migrationBuilder.CreateTable(
                name: "page_revisions",
                columns: table => new
                {
                    page_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edit_version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: false),
                    purged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    trashed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    was_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false)
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
