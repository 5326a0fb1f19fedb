// A bot as its authors would write it with discord.js. Nothing in it is made for the simulator but the
// address, which DISCORD_API names; DISCORD_TOKEN is the token. Whatever goes wrong ends it.

import {
  ActionRowBuilder, AttachmentBuilder, ButtonBuilder, ButtonStyle, Client, EmbedBuilder, Events,
  GatewayIntentBits, MessageFlags, ModalBuilder, Partials, SlashCommandBuilder, StringSelectMenuBuilder,
  TextInputBuilder, TextInputStyle,
} from "discord.js";

const CAREERS = ["Data Engineer", "Data Scientist", "DevOps Engineer"];

// An image of one pixel.
const CHART = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const client = new Client({
  intents: [
    GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessages,
  ],
  // Direct messages come without their channel.
  partials: [Partials.Channel],
  rest: { api: process.env.DISCORD_API },
});

const commands = [
  new SlashCommandBuilder().setName("ask").setDescription("Answers at once")
    .addStringOption((option) => option.setName("career").setDescription("Which").setRequired(true).setAutocomplete(true)),
  new SlashCommandBuilder().setName("think").setDescription("Answers after a while"),
  new SlashCommandBuilder().setName("chart").setDescription("Answers with an image"),
  new SlashCommandBuilder().setName("menu").setDescription("Answers with controls"),
  new SlashCommandBuilder().setName("look").setDescription("Reads what there is to read"),
];

const answers = {
  async ask(interaction) {
    const career = interaction.options.getString("career", true);
    const { resource } = await interaction.reply({ content: `About ${career}`, withResponse: true });
    await resource.message.react("✅");
  },

  async think(interaction) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply("Thought");
    const more = await interaction.followUp({ content: "More", flags: MessageFlags.Ephemeral });
    await interaction.webhook.editMessage(more, { content: "Even more" });
  },

  async chart(interaction) {
    const file = new AttachmentBuilder(CHART, { name: "pay chart.png", description: "Pay by year" });
    const embed = new EmbedBuilder().setTitle("Pay").setImage("attachment://pay_chart.png");
    await interaction.reply({ embeds: [embed], files: [file] });
    const table = new AttachmentBuilder(Buffer.from("year,pay\n2026,1\n"), { name: "pay.csv" });
    const sent = await interaction.followUp({ content: "The table", files: [table] });
    const text = await (await fetch(sent.attachments.first().url)).text();
    await sent.edit(`A table of ${text.length} characters`);
  },

  async menu(interaction) {
    const button = (id) => new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Primary);
    const select = new StringSelectMenuBuilder().setCustomId("career")
      .addOptions(CAREERS.map((name) => ({ label: name, value: name })));
    const rows = [[button("Press"), button("Write")], [select]];
    await interaction.reply({
      content: "Choose",
      components: rows.map((controls) => new ActionRowBuilder().addComponents(controls)),
    });
  },

  async look(interaction) {
    await interaction.deferReply();
    const { client, guild, channel } = interaction;
    const application = await client.application.fetch();
    const [members, channels, roles, messages] = await Promise.all([
      guild.members.fetch({ user: interaction.user.id }), guild.channels.fetch(), guild.roles.fetch(),
      channel.messages.fetch({ limit: 10 }),
    ]);
    const registered = await application.commands.fetch();
    await interaction.editReply([
      application.name, members.displayName, [...channels.values()].map((channel) => channel.name).join(" "),
      `${roles.size} roles`, `${messages.size} messages`, `${registered.size} commands`,
      interaction.memberPermissions.has("SendMessages") ? "may write" : "may not write",
    ].join("; "));
  },
};

const presses = {
  async Press(interaction) {
    await interaction.update({ content: "Pressed", components: interaction.message.components });
  },

  async Write(interaction) {
    const input = new TextInputBuilder().setCustomId("text").setLabel("Text").setStyle(TextInputStyle.Short);
    const form = new ModalBuilder().setCustomId("form").setTitle("Form")
      .addComponents(new ActionRowBuilder().addComponents(input));
    await interaction.showModal(form);
  },

  async career(interaction) {
    await interaction.deferUpdate();
    await interaction.editReply({ content: `Chose ${interaction.values.join(", ")}`, components: [] });
  },

  async form(interaction) {
    const text = interaction.fields.getTextInputValue("text");
    await interaction.reply({ content: `Wrote ${text}`, flags: MessageFlags.Ephemeral });
  },
};

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused().toLowerCase();
    const found = CAREERS.filter((name) => name.toLowerCase().includes(typed));
    await interaction.respond(found.map((name) => ({ name, value: name })));
  } else if (interaction.isChatInputCommand()) {
    await answers[interaction.commandName](interaction);
  } else {
    await presses[interaction.customId](interaction);
  }
});

client.on(Events.MessageCreate, async (message) => {
  if (message.author.bot || !message.mentions.has(client.user)) return;
  await message.channel.sendTyping();
  await message.react("👋");
  const reply = await message.reply({ content: `You said: ${message.cleanContent}`, allowedMentions: { parse: [] } });
  if (message.inGuild()) {
    const thread = await reply.startThread({ name: "More" });
    await thread.send("Here");
  }
});

client.on(Events.MessageReactionAdd, async (reaction, user) => {
  if (user.id === client.user.id) return;
  await reaction.message.channel.send(`${user.username} reacted with ${reaction.emoji.name}`);
});

client.once(Events.ClientReady, async () => {
  await client.application.commands.set(commands);
});

client.on(Events.Warn, (warning) => { throw new Error(warning); });
await client.login(process.env.DISCORD_TOKEN);
