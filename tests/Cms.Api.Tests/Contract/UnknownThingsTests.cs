using System.Text.RegularExpressions;
using Cms.Api.Tests.Fuzz;
using Cms.Api.Tests.Partners;
using Cms.Model.Access;
using NUnit.Framework;

namespace Cms.Api.Tests.Contract;

/// <summary>The desk and the partner door say of a thing that is not there that there is none, not that there is nothing of it.</summary>
public sealed partial class UnknownThingsTests(string provider) : OnEveryDatabase(provider)
{
    private const string Nobody = "00000000-0000-7000-8000-000000000000";

    [Test]
    public async Task Every_address_under_an_unknown_thing_answers_404()
    {
        using var admin = await Host.StaffAsync(Role.Admin);
        var (partner, _, _) = await Host.EntitledAsync(admin, new { });
        using var _ = partner;
        var paths = new FuzzContract()
            .Operations()
            .Where(o => o.Method == HttpMethod.Get && Doors().IsMatch(o.Path) && o.Path.Contains("{id}", StringComparison.Ordinal))
            .Select(o => o.Path)
            .ToList();
        Assert.That(paths, Has.Count.GreaterThan(30));
        Assert.That(paths, Does.Contain("/v1/admin/partners/{id}/keys"));

        using (Assert.EnterMultipleScope())
        {
            foreach (var path in paths)
            {
                var caller = path.StartsWith("/v1/partner/", StringComparison.Ordinal) ? partner : admin;
                using var answer = await caller.GetAsync(Placeholders().Replace(path, name => Unknown(name.Value)));
                Assert.That((int)answer.StatusCode, Is.EqualTo(404), path);
            }
        }
    }

    private static string Unknown(string placeholder) =>
        placeholder switch
        {
            "{collection}" => "series",
            "{file}" => "1200.webp",
            "{format}" => "rss",
            "{number}" => "1",
            _ => Nobody,
        };

    [GeneratedRegex("^/v1/(admin|partner)/")]
    private static partial Regex Doors();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholders();
}
