using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DeskSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Tables that no entity has: which piece has which number, and its terms under that number, as readers' search_index has them.
            // The pieces that are there already are put in by what completes both indexes at every start and by the command migrate.
            migrationBuilder.Sql(
                """
                CREATE TABLE desk_pieces (
                    number INTEGER NOT NULL CONSTRAINT PK_desk_pieces PRIMARY KEY,
                    article_id BLOB NOT NULL,
                    language TEXT NOT NULL,
                    has_credits INTEGER NOT NULL,
                    analysis INTEGER NOT NULL,
                    CONSTRAINT FK_desk_pieces_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
                );
                CREATE UNIQUE INDEX ix_desk_pieces_article_id ON desk_pieces (article_id);
                CREATE INDEX ix_desk_pieces_language ON desk_pieces (language);
                CREATE VIRTUAL TABLE desk_index USING fts5(terms, content='', contentless_delete=1, tokenize='ascii')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE desk_index; DROP TABLE desk_pieces");
        }
    }
}
