using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DeskLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_illustrations_created_at_id",
                table: "illustrations",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_illustrations_modified_at_id",
                table: "illustrations",
                columns: new[] { "modified_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_authors_modified_at_id",
                table: "authors",
                columns: new[] { "modified_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_authors_sort_name_id",
                table: "authors",
                columns: new[] { "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_trashed_at",
                table: "articles",
                column: "trashed_at",
                filter: "trashed_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_illustrations_created_at_id",
                table: "illustrations");

            migrationBuilder.DropIndex(
                name: "ix_illustrations_modified_at_id",
                table: "illustrations");

            migrationBuilder.DropIndex(
                name: "ix_authors_modified_at_id",
                table: "authors");

            migrationBuilder.DropIndex(
                name: "ix_authors_sort_name_id",
                table: "authors");

            migrationBuilder.DropIndex(
                name: "ix_articles_trashed_at",
                table: "articles");
        }
    }
}
