using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WordIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "search_keys",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    thing_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_keys", x => new { x.kind, x.key, x.thing_id });
                });

            migrationBuilder.CreateTable(
                name: "search_pieces",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    analysis = table.Column<int>(type: "integer", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    genre = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    has_credits = table.Column<bool>(type: "boolean", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false, collation: "C"),
                    year = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_pieces", x => x.number);
                    table.ForeignKey(
                        name: "FK_search_pieces_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_search_keys_thing_id",
                table: "search_keys",
                column: "thing_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_pieces_article_id",
                table: "search_pieces",
                column: "article_id",
                unique: true);

            // What was added last is looked through word by word until it is merged: some dozens of pieces, not the thousands of
            // the server's own limit.
            migrationBuilder.Sql(
                """
                CREATE TABLE search_index (number bigint PRIMARY KEY, terms tsvector NOT NULL);
                CREATE INDEX ix_search_index_terms ON search_index USING gin (terms) WITH (gin_pending_list_limit = 256);
                CREATE TABLE search_spellings (key bigint NOT NULL, word text COLLATE "C" NOT NULL, is_whole boolean NOT NULL);
                CREATE INDEX ix_search_spellings_key ON search_spellings (key);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE search_index; DROP TABLE search_spellings");

            migrationBuilder.DropTable(
                name: "search_keys");

            migrationBuilder.DropTable(
                name: "search_pieces");
        }
    }
}
