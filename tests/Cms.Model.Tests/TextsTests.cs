using NUnit.Framework;

namespace Cms.Model.Tests;

/// <summary>What may stand in a text.</summary>
public sealed class TextsTests
{
    [TestCase(0xFFFE)]
    [TestCase(0xFFFF)]
    [TestCase(0xFDD0)]
    [TestCase(0xFDEF)]
    [TestCase(0x1FFFE)]
    [TestCase(0x10FFFF)]
    public void A_noncharacter_is_found(int value) =>
        Assert.That(Texts.Noncharacter($"a{char.ConvertFromUtf32(value)}b")?.Value, Is.EqualTo(value));

    [TestCase("")]
    [TestCase("Ångström, 文字, 😀, \uFFFD\uFDCF\uFDF0\uFFFC\U0010FFFD")]
    public void Letters_of_every_script_are_none(string text) => Assert.That(Texts.Noncharacter(text), Is.Null);

    [TestCase("\n")]
    [TestCase("\r")]
    [TestCase("\t")]
    [TestCase("\v")]
    [TestCase("\f")]
    [TestCase("\u0085")]
    [TestCase("\u2028")]
    [TestCase("\u2029")]
    [TestCase("\uFEFF")]
    [TestCase("\0")]
    public void Every_end_of_a_line_ends_it(string end) =>
        Assert.That((Texts.IsOneLine($"a{end}b"), Texts.IsOneLine("a b")), Is.EqualTo((false, true)));

    [TestCase("a \u202Eb", false)]
    [TestCase("a \u2066b", false)]
    [TestCase("a \u2066b\u202C", false)]
    [TestCase("a \u202Bb\u202C", true)]
    [TestCase("a \u2068b\u2069\u200E\u200F\u061C", true)]
    [TestCase("a\u202C", true)]
    public void A_direction_left_open_is_found(string text, bool closes) => Assert.That(Texts.ClosesDirections(text), Is.EqualTo(closes));
}
