using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Postgres.Migrations
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
                    number bigint NOT NULL CONSTRAINT "PK_desk_pieces" PRIMARY KEY,
                    article_id uuid NOT NULL,
                    language character varying(35) COLLATE "C" NOT NULL,
                    has_credits boolean NOT NULL,
                    analysis integer NOT NULL,
                    CONSTRAINT "FK_desk_pieces_articles_article_id" FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
                );
                CREATE UNIQUE INDEX ix_desk_pieces_article_id ON desk_pieces (article_id);
                CREATE INDEX ix_desk_pieces_language ON desk_pieces (language);
                CREATE TABLE desk_index (number bigint PRIMARY KEY, terms tsvector NOT NULL);
                CREATE INDEX ix_desk_index_terms ON desk_index USING gin (terms) WITH (gin_pending_list_limit = 256);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE desk_index; DROP TABLE desk_pieces");
        }
    }
}
