using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Model.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TopicCodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "codes",
                table: "topics",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "codes",
                table: "topics");
        }
    }
}
