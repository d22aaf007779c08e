using Cms.Model;
using Cms.Model.Postgres;
using Cms.Model.Reading;
using Cms.Model.Sqlite;
using Cms.Testing.Databases;
using NUnit.Framework;

namespace Cms.Api.Tests.Databases;

/// <summary>A read that takes too long ends, and harms none that follow.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class StatementLimitTests(string provider)
{
    [Test]
    public async Task A_statement_that_runs_into_the_limit_is_ended_and_named_too_costly()
    {
        await using var place = await TestDatabase.CreateAsync(provider, Holding.Nothing);
        // Long enough for what a driver asks when it connects, which stands under the limit too.
        var limit = TimeSpan.FromSeconds(3);
        await using CmsDatabase database =
            provider == "postgres"
                ? new PostgresDatabase(place.ConnectionString, limit)
                : new SqliteDatabase(place.ConnectionString, limit);
        var endless = new Statement("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 3 - i FROM n) SELECT COUNT(*) FROM n", []);

        await using var read = await database.OpenReadAsync(CancellationToken.None);
        Exception? fault = null;
        try
        {
            await read.QueryAsync(endless, row => row.GetInt64(0), CancellationToken.None);
        }
        catch (System.Data.Common.DbException e)
        {
            fault = e;
        }

        Assert.That(fault, Is.Not.Null);
        Assert.That(database.Judge(fault!), Is.EqualTo(DatabaseFault.TooCostly));
        Assert.That(
            await read.QueryAsync(new Statement("SELECT 1", []), row => row.GetInt32(0), CancellationToken.None),
            Is.EqualTo(new[] { 1 })
        );
    }
}
