using Cms.Api.Commands.Backups;
using NUnit.Framework;

namespace Cms.Api.Tests.Commands.Backups;

public sealed class BackupRotationTests
{
    private static readonly DateTime Noon = new(2026, 11, 28, 12, 0, 0, DateTimeKind.Utc);

    [Test]
    public void Only_the_newest_of_one_name_are_kept_and_nothing_else_is_touched()
    {
        var folder = Directory.CreateTempSubdirectory("cms-rotation-");
        try
        {
            var rotation = new BackupRotation(Path.Combine(folder.FullName, "cms.zip"));
            string[] others = ["cms.zip", "cms-old.zip", "cms-20261128T120000Z.tar", "other-20261101T000000Z.zip"];
            var made = Enumerable.Range(0, 5).Select(i => rotation.At(Noon.AddHours(6 * i))).ToList();
            foreach (var file in others.Select(o => Path.Combine(folder.FullName, o)).Concat(made))
                File.WriteAllText(file, "");

            var gone = rotation.Thin(3);

            Assert.Multiple(() =>
            {
                Assert.That(gone, Is.EqualTo(2));
                Assert.That(
                    folder.GetFiles().Select(f => f.FullName),
                    Is.EquivalentTo(others.Select(o => Path.Combine(folder.FullName, o)).Concat(made.Skip(2)))
                );
                Assert.That(Path.GetFileName(made[0]), Is.EqualTo("cms-20261128T120000Z.zip"));
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void The_next_is_due_so_long_after_the_newest_whoever_made_it()
    {
        var folder = Directory.CreateTempSubdirectory("cms-rotation-");
        try
        {
            var rotation = new BackupRotation(Path.Combine(folder.FullName, "cms.zip"));

            Assert.That(rotation.Next(TimeSpan.FromHours(6), Noon), Is.EqualTo(Noon), "the first at once");

            File.WriteAllText(rotation.At(Noon.AddHours(-2)), "");
            Assert.That(rotation.Next(TimeSpan.FromHours(6), Noon), Is.EqualTo(Noon.AddHours(4)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestCase("30m", 30)]
    [TestCase("6h", 360)]
    [TestCase("1d", 1440)]
    [TestCase("0m", null)]
    [TestCase("6", null)]
    [TestCase("6hours", null)]
    [TestCase("-6h", null)]
    [TestCase("400d", null)]
    public void A_length_of_time_is_a_number_and_a_letter(string text, int? minutes) =>
        Assert.That(BackupRotation.Length(text)?.TotalMinutes, Is.EqualTo(minutes));
}
