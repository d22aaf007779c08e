using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UploadedPictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "upload_hash",
                table: "illustrations",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_illustrations_upload_hash",
                table: "illustrations",
                column: "upload_hash");

            // What stood for a picture until it had loaded was its colour; now it is a tiny picture, and the colour stands beside it.
            migrationBuilder.Sql("UPDATE illustrations SET file = replace(file, '\"placeholder\":\"#', '\"colour\":\"#')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_illustrations_upload_hash",
                table: "illustrations");

            migrationBuilder.DropColumn(
                name: "upload_hash",
                table: "illustrations");
        }
    }
}
