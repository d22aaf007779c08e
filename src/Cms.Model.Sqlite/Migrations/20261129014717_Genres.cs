using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Genres : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "genre",
                table: "articles",
                type: "TEXT",
                maxLength: 24,
                nullable: false,
                defaultValue: "Article");

            migrationBuilder.CreateIndex(
                name: "ix_articles_is_public_genre_published_at_id",
                table: "articles",
                columns: new[] { "is_public", "genre", "published_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_articles_is_public_genre_published_at_id",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "genre",
                table: "articles");
        }
    }
}
