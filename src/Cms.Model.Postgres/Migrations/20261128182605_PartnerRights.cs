using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PartnerRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was still to be given again by its product is found by the review of all pieces below.
            migrationBuilder.Sql("UPDATE partner_reviews SET renewed_product_id = NULL");

            migrationBuilder.RenameColumn(
                name: "renewed_product_id",
                table: "partner_reviews",
                newName: "illustration_id");

            migrationBuilder.AddColumn<string>(
                name: "changed",
                table: "partner_changes",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "rights",
                table: "partner_articles",
                type: "text",
                nullable: true,
                collation: "C");

            // An embargo that was taken back was called lifted; to partners the rows removed the piece.
            migrationBuilder.Sql("UPDATE partner_changes SET reason = 'EmbargoCancelled' WHERE reason = 'EmbargoLifted' AND op = 'Remove'");
            migrationBuilder.Sql("UPDATE changes SET reason = 'EmbargoCancelled' WHERE reason = 'EmbargoLifted'");

            // Notes what partners may do with all that they have, so that the next change of it is found.
            migrationBuilder.Sql("INSERT INTO partner_reviews (id, action, created_at) SELECT '019aad9e-7c00-7000-8000-00000000a001', 'MayKeep', '2026-11-28T00:00:00Z' WHERE EXISTS (SELECT 1 FROM partner_articles)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE changes SET reason = 'EmbargoLifted' WHERE reason = 'EmbargoCancelled'");
            migrationBuilder.Sql("UPDATE partner_changes SET reason = 'EmbargoLifted' WHERE reason = 'EmbargoCancelled'");
            migrationBuilder.Sql("UPDATE partner_reviews SET illustration_id = NULL");

            migrationBuilder.DropColumn(
                name: "changed",
                table: "partner_changes");

            migrationBuilder.DropColumn(
                name: "rights",
                table: "partner_articles");

            migrationBuilder.RenameColumn(
                name: "illustration_id",
                table: "partner_reviews",
                newName: "renewed_product_id");
        }
    }
}
