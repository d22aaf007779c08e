using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class NarrowArticles : Migration
    {
        // The keys of other tables go on to name "articles": a content's row comes and goes with its article's.

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "article_contents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    live = table.Column<string>(type: "text", nullable: true),
                    working = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_contents", x => x.id);
                    table.ForeignKey(
                        name: "FK_article_contents_articles_id",
                        column: x => x.id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("INSERT INTO article_contents (id, live, working) SELECT id, live, working FROM articles");
            migrationBuilder.Sql("ALTER TABLE articles DROP COLUMN live");
            migrationBuilder.Sql("ALTER TABLE articles DROP COLUMN working");

            // Ready answers are made again.
            migrationBuilder.DropTable(name: "article_documents");

            migrationBuilder.CreateTable(
                name: "article_cards",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shape = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    summary = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_cards", x => x.article_id);
                    table.ForeignKey(
                        name: "FK_article_cards_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_documents",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tags = table.Column<string>(type: "text", nullable: false),
                    details = table.Column<byte[]>(type: "bytea", nullable: false),
                    html = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_documents", x => x.article_id);
                    table.ForeignKey(
                        name: "FK_article_documents_article_cards_article_id",
                        column: x => x.article_id,
                        principalTable: "article_cards",
                        principalColumn: "article_id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "article_documents");

            migrationBuilder.DropTable(name: "article_cards");

            migrationBuilder.Sql("ALTER TABLE articles ADD COLUMN live text NULL");
            migrationBuilder.Sql("ALTER TABLE articles ADD COLUMN working text NULL");
            migrationBuilder.Sql(
                "UPDATE articles SET live = c.live, working = c.working FROM article_contents c WHERE c.id = articles.id");

            migrationBuilder.DropTable(name: "article_contents");

            migrationBuilder.CreateTable(
                name: "article_documents",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shape = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    blocks = table.Column<byte[]>(type: "bytea", nullable: false),
                    details = table.Column<byte[]>(type: "bytea", nullable: false),
                    html = table.Column<byte[]>(type: "bytea", nullable: false),
                    markdown = table.Column<byte[]>(type: "bytea", nullable: false),
                    summary = table.Column<byte[]>(type: "bytea", nullable: false),
                    tags = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false)
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
        }
    }
}
