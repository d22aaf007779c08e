namespace Cms.Demo;

/// <summary>The phrases one invented article is about. Every phrase fits into any sentence that has its slot: groups are plural and take a
/// plural verb, rooms and troubles are singular with their article, work is a gerund, decisions and results are in the past.</summary>
/// <param name="Key">One word in lower case, for host names.</param>
/// <param name="Groups">Who it is about, as in "the tenants of the north block".</param>
/// <param name="Rooms">Where it happens, as in "the old boiler room".</param>
/// <param name="Things">What is handled, in the plural.</param>
/// <param name="Work">What people do, as in "counting the coats".</param>
/// <param name="Troubles">What went wrong, as in "a leaking roof".</param>
/// <param name="Decisions">What the group did about it, as in "voted to buy the building".</param>
/// <param name="Results">What came of it, a whole clause without its full stop.</param>
/// <param name="Scenes">Whole sentences that only fit this theme.</param>
/// <param name="Advice">Whole sentences that tell a reader what to do.</param>
internal sealed record DemoTheme(
    string Key,
    string[] Groups,
    string[] Rooms,
    string[] Things,
    string[] Work,
    string[] Troubles,
    string[] Decisions,
    string[] Results,
    string[] Scenes,
    string[] Advice
);
