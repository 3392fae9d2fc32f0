/** What emoji mean to those who send them: a valence in tenths and its emoji, a line each, rated by hand. Variants of skin count alike. */
export const emojiValences: string = `-30 🤮 🤬
-25 😡 💔 👎 😤 🤢 😠 🖕 💩
-20 😭 😢 😞 😖 😩 😫 😣 😰 😱 😨 👿 😒 🚫
-15 😔 😟 😕 🙁 ☹ 😦 😧 😿 🙀 😾 🙄 😥 😓 ❌ ⛔ 🤦 💀 🤡 🗑
-8 😐 😑 😬 🤨 😴 🥱 🤷 ⚠ 😳 😷 🤕 🤒 🐌
8 😏 😜 😝 😛 🙃 😅 🤔 👀 ✔ ☑ ✅ 🙏 😮 😲 💸
15 🙂 😉 😌 ☺ 😇 👌 👏 💪 🎁 🎈 ☀ 🌞 🌸 🌹 💐 ✌ 🤝 🆒 💎 😸 😆 🤩
20 😀 😃 😄 😁 😊 😺 😹 😂 🤣 👍 🎉 🎊 🥳 ✨ 🌟 ⭐ 🏆 🥇 💯 🔥 🙌 😎 🤗 😋 💃 🚀
28 😍 🥰 😘 😻 ❤ 💕 💖 💗 💓 💞 💘 💝 💙 💚 💛 💜 🧡 🖤 🤍 🤎 💟 ❣ 😚 😙 😗`;
