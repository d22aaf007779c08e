using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace Cms.Model.Tests;

/// <summary>What a test expects of a rule that is broken.</summary>
internal static class Broken
{
    /// <summary>The rule of this code, said in a sentence.</summary>
    public static IResolveConstraint Rule(string code) =>
        Throws.TypeOf<NewsroomRule>().With.Property(nameof(NewsroomRule.Code)).EqualTo(code).And.Message.EndsWith(".");
}
