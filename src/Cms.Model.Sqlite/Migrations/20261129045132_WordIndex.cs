using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WordIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Nothing but its key, which would be kept twice in a table with row numbers.
            migrationBuilder.Sql(
                """
                CREATE TABLE search_keys (
                    kind TEXT NOT NULL,
                    key TEXT NOT NULL,
                    thing_id BLOB NOT NULL,
                    CONSTRAINT PK_search_keys PRIMARY KEY (kind, key, thing_id)
                ) WITHOUT ROWID
                """);

            migrationBuilder.CreateTable(
                name: "search_pieces",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    analysis = table.Column<int>(type: "INTEGER", nullable: false),
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    genre = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    has_credits = table.Column<bool>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false)
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

            // Terms come ready made; the tokenizer takes all but ASCII's marks and capitals as it is, and there are none of these.
            migrationBuilder.Sql(
                "CREATE VIRTUAL TABLE search_index USING fts5(terms, content='', contentless_delete=1, tokenize='ascii')");
            migrationBuilder.Sql(
                """
                CREATE TABLE search_spellings (
                    key INTEGER NOT NULL,
                    word TEXT NOT NULL,
                    is_whole INTEGER NOT NULL,
                    CONSTRAINT PK_search_spellings PRIMARY KEY (key, word)
                ) WITHOUT ROWID
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE search_index");

            migrationBuilder.Sql("DROP TABLE search_spellings");

            migrationBuilder.DropTable(
                name: "search_keys");

            migrationBuilder.DropTable(
                name: "search_pieces");
        }
    }
}
